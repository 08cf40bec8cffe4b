// usage: node scripts/verify-audit.mjs FILE [--head HASH]
// Checks an export of the audit log: that no entry in it was changed, removed or moved. It needs Node and nothing else, so
// that it can be done far from the studio. --head is the hash that the page showed at an earlier or the same time: without
// it, nobody can tell an export whose end was cut off and whose last line was mended.
// Ends with 0 when all is well, 1 when something is not as it was written, 2 when it cannot be told.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const GENESIS = '0'.repeat(64);

const { file, head } = readArguments(process.argv.slice(2));
if (file === undefined) end(2, 'usage: node scripts/verify-audit.mjs FILE [--head HASH]');
await verify(file, head).catch((error) => end(2, `${file}: ${error.message}`));

async function verify(file, wantedHead) {
  let header;
  let footer;
  let last;
  let entries = 0;
  let isHeadSeen = false;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text === '') continue;
    const line = parse(text, entries);
    if (header === undefined) {
      header = headerOf(line);
      last = header.anchor;
      isHeadSeen = wantedHead !== undefined && last.hash === wantedHead;
      continue;
    }
    if (footer !== undefined) broken('There are lines behind the end.');
    if (line.type === 'end') {
      footer = line;
      continue;
    }
    checkEntry(line, header.isFiltered ? undefined : last);
    last = { sequence: line.sequence, hash: line.hash };
    if (line.hash === wantedHead) isHeadSeen = true;
    entries += 1;
  }
  if (header === undefined) throw new Error('this is no export of an audit log: it is empty.');
  if (footer === undefined) broken(`It was cut off behind entry ${last.sequence}: its last line is missing.`);
  if (footer.entries !== entries) broken(`${footer.entries} entries were exported, and ${entries} are here.`);
  if (header.isFiltered) {
    end(
      2,
      `${entries} entries, each as it was written. It is filtered: whether entries between them are missing cannot be told. Export without a filter for that.`,
    );
  }
  if (last.hash !== header.head.hash) {
    broken(`It ends with entry ${last.sequence}, and went up to ${header.head.sequence} when it was exported.`);
  }
  if (wantedHead !== undefined && !isHeadSeen) {
    broken(`No entry has the hash ${wantedHead}: the end was cut off, or it is of another chain.`);
  }
  const from =
    header.anchor.sequence === 0
      ? 'from the first entry'
      : `from entry ${header.anchor.sequence + 1}, as older ones were removed by retention,`;
  const upTo =
    wantedHead === undefined
      ? ' Give --head with a hash noted elsewhere to know that nothing is missing at the end.'
      : '';
  end(0, `Intact: ${entries} entries ${from} up to ${last.sequence}, hash ${last.hash}.${upTo}`);
}

function checkEntry({ sequence, previousHash, hash, entry }, last) {
  if (!Number.isSafeInteger(sequence) || typeof entry !== 'object' || entry === null) broken('A line is no entry.');
  if (last !== undefined) {
    const next = last.sequence + 1;
    if (sequence !== next) broken(`Entry ${next} is missing: ${sequence} stands in its place.`);
    if (previousHash !== last.hash) broken(`Entry ${sequence} does not follow the one before it.`);
  }
  const own = createHash('sha256')
    .update(`${previousHash}\n${sequence}\n${canonical(entry)}`)
    .digest('hex');
  if (own !== hash) broken(`Entry ${sequence} is not as it was written.`);
}

/** JSON that is the same for the same value: keys in the order of their code units, no white space. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}

function headerOf(line) {
  if (line.type !== 'audit' || line.version !== 1) throw new Error('this is no export of an audit log that I know.');
  const { anchor } = line;
  if (anchor.sequence === 0 && anchor.hash !== GENESIS) broken('It does not begin where a chain begins.');
  return line;
}

function parse(text, entries) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`behind ${entries} entries there is a line that is not JSON (${error.message})`);
  }
}

function readArguments([file, option, value, ...rest]) {
  if (file === undefined || file.startsWith('-') || rest.length > 0) return {};
  if (option === undefined) return { file };
  return option === '--head' && /^[0-9a-f]{64}$/.test(value ?? '') ? { file, head: value } : {};
}

function broken(reason) {
  end(1, `NOT intact. ${reason}`);
}

function end(code, words) {
  (code === 0 ? console.log : console.error)(words);
  process.exit(code);
}
