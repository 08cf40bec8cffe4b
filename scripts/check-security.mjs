// docs/security.md names the test of each threat. They must exist: by their file, and in it by their title.
// usage: node scripts/check-security.mjs [FOLDER]
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Of which the document says in words why no test holds them. */
const WITHOUT_TEST = ['Cost at AWS'];

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const document = readFileSync(path.join(root, 'docs/security.md'), 'utf8').split(/^# /m)[1] ?? '';
const threats = document.split(/^## /m).slice(1);
const complaints = threats.flatMap(checkThreat);
if (threats.length === 0) complaints.push('docs/security.md names no threat');
for (const complaint of complaints) console.error(complaint);
console.log(
  complaints.length === 0
    ? `security: ${threats.length} threats, each test is there`
    : `${complaints.length} complaints`,
);
process.exitCode = complaints.length === 0 ? 0 : 1;

function checkThreat(text) {
  const title = text.split('\n')[0];
  const tests = [...text.matchAll(/^- `([^`]+)`: (.+)$/gm)];
  if (tests.length === 0 && !WITHOUT_TEST.includes(title)) return [`${title}: no test is named`];
  return tests.flatMap(([, file, name]) => {
    const place = path.join(root, file);
    if (!existsSync(place)) return [`${title}: there is no ${file}`];
    const titles = [`'${name}'`, `"${name}"`, `\`${name}\``];
    return titles.some((each) => readFileSync(place, 'utf8').includes(each))
      ? []
      : [`${title}: ${file} has no test '${name}'`];
  });
}
