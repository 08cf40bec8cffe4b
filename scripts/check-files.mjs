// What every committed file owes the reader: a name that says something, a size that can be read, nothing unfinished,
// and no registry's address (a lockfile that names a host installs from nowhere else).
// usage: node scripts/check-files.mjs [FOLDER]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listSources } from './lib/list-sources.mjs';

const MAXIMUM_LINES = { code: 400, test: 500 };
const AIM = { median: 60, ninetieth: 200, longShare: 0.03 };
const LONG = 300;
const EMPTY_ENDINGS = 'helper helpers util utils manager service common misc'.split(' ');
/** Nothing by themselves; after another word they are a noun (a resize handle, a data process). */
const EMPTY_ALONE = 'data info process handle'.split(' ');
// Written in pieces, so that this file passes its own check.
const REGISTRY_HOSTS = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['pypi', 'org'],
  ['files', 'pythonhosted', 'org'],
  ['proxy', 'golang', 'org'],
].map((labels) => labels.join('.'));
const UNFINISHED = /\b(TODO|FIXME|XXX)\b|@ts-ignore|\b(describe|it|test)\.(only|skip|todo)\(/;
// This file and its test must spell what they look for.
const SPELLS_THE_MARKS = /^scripts\/check-files/;

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const files = listSources(root);
const code = files.filter(
  (file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !/(^|\/)(golden|cases|testclient)\//.test(file),
);
const lines = new Map(code.map((file) => [file, read(file).split('\n').length - 1]));

const complaints = [
  ...files.flatMap(checkHosts),
  ...code.flatMap(checkName),
  ...code.flatMap(checkMarks),
  ...checkSizes(),
];
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

function checkHosts(file) {
  const text = read(file);
  return REGISTRY_HOSTS.filter((host) => text.includes(host)).map((host) => `${file}: names the registry ${host}`);
}

function checkName(file) {
  const words = path.basename(file).split('.')[0].split('-');
  const isEmpty = EMPTY_ENDINGS.includes(words.at(-1)) || (words.length === 1 && EMPTY_ALONE.includes(words[0]));
  return isEmpty ? [`${file}: '${words.at(-1)}' says nothing; name the noun that it holds`] : [];
}

function checkMarks(file) {
  if (SPELLS_THE_MARKS.test(file)) return [];
  return read(file)
    .split('\n')
    .flatMap((line, index) => (UNFINISHED.test(line) ? [`${file}:${index + 1}: unfinished: ${line.trim()}`] : []));
}

function checkSizes() {
  const isTest = (file) => /\.(test|test-d|spec)\.|^e2e\//.test(file);
  const tooLong = code
    .filter((file) => lines.get(file) > MAXIMUM_LINES[isTest(file) ? 'test' : 'code'])
    .map((file) => `${file}: ${lines.get(file)} lines; split it by noun`);
  const sizes = code
    .filter((file) => !isTest(file))
    .map((file) => lines.get(file))
    .sort((a, b) => a - b);
  const at = (share) => sizes[Math.floor(sizes.length * share)] ?? 0;
  const longShare = sizes.filter((size) => size > LONG).length / Math.max(1, sizes.length);
  console.log(
    `files: ${sizes.length}, median ${at(0.5)} lines, nine in ten under ${at(0.9)}, longest ${sizes.at(-1) ?? 0}`,
  );
  const shape = [
    at(0.5) > AIM.median && `the median file has ${at(0.5)} lines (aim: ${AIM.median})`,
    at(0.9) > AIM.ninetieth && `one file in ten has over ${at(0.9)} lines (aim: ${AIM.ninetieth})`,
    longShare > AIM.longShare && `${(longShare * 100).toFixed(1)} % of the files have over ${LONG} lines`,
  ];
  return [...tooLong, ...shape.filter((complaint) => complaint !== false)];
}

function read(file) {
  return readFileSync(path.join(root, file), 'utf8');
}
