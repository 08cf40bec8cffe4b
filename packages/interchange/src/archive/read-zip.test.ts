import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveLimits, readZip } from './read-zip';

type Entry = {
  name: string | Buffer;
  content?: string | Buffer;
  mode?: number;
  flags?: number;
  method?: number;
  size?: number;
};

/** A zip byte by byte, as no honest tool writes it. */
function aZip(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content = '', mode = 0o100644, flags = 0, method = 8, size } of entries) {
    const raw = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const fileName = Buffer.from(name);
    const offset = parts.reduce((sum, part) => sum + part.length, 0);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? raw.length, 18);
    fields.writeUInt16LE(fileName.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, fileName, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), fields, rest, fileName);
  }
  const [body, list] = [Buffer.concat(parts), Buffer.concat(directory)];
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, list, end]);
}

test('the text files of a project come out, without its folder and without what machines made', () => {
  const bytes = zipSync({
    'shop/app.ts': strToU8('export {};'),
    'shop/chalicelib/größe/файл.ts': strToU8('// 文'),
    'shop/node_modules/x/index.js': strToU8('x'),
    'shop/.git/HEAD': strToU8('x'),
    'shop/.env': strToU8('TOKEN=1'),
    'shop/logo.png': new Uint8Array([137, 80, 78, 71, 0, 1]),
    '__MACOSX/shop/._app.ts': strToU8('x'),
  });
  const contents = readZip(bytes);
  expect(contents).toMatchObject({ ok: true, files: { 'app.ts': 'export {};', 'chalicelib/größe/файл.ts': '// 文' } });
  expect(Object.keys(Object(contents.ok && contents.files))).toHaveLength(2);
  expect(contents.findings.map(({ code, file }) => [code, file])).toEqual([
    ['secret-file', '.env'],
    ['binary-file', 'logo.png'],
  ]);
});

test.each([
  ['unsafe-path', 'leads out of the project', [{ name: 'a/../../etc/passwd' }]],
  ['unsafe-path', 'leads out of the project', [{ name: '..\\evil.ts' }]],
  ['unsafe-path', 'absolute', [{ name: '/etc/passwd' }]],
  ['unsafe-path', 'absolute', [{ name: 'C:\\app.ts' }]],
  ['unsafe-path', 'no proper name', [{ name: 'a\0.ts' }]],
  ['unsafe-path', 'use / between', [{ name: 'a\\b.ts' }]],
  ['unsafe-path', 'use / between', [{ name: './app.ts' }]],
  ['symbolic-link', 'symbolic link', [{ name: 'app.ts', content: '/etc/passwd', mode: 0o120777 }]],
  ['duplicate-name', 'more than once', [{ name: 'app.ts' }, { name: 'app.ts', content: '2' }]],
  // One letter in two ways of writing it is one name.
  ['duplicate-name', 'more than once', [{ name: 'p/\u00fc.ts' }, { name: 'p/u\u0308.ts' }]],
  ['broken-zip', 'encrypted', [{ name: 'app.ts', flags: 1 }]],
  ['broken-zip', 'ordinary zip', [{ name: 'app.ts', method: 14 }]],
  ['broken-zip', '200 times', [{ name: 'bomb.ts', content: Buffer.alloc(4 * 1024 * 1024, 'a') }]],
  // It lies about its size.
  ['broken-zip', '200 times', [{ name: 'bomb.ts', content: Buffer.alloc(4 * 1024 * 1024, 'a'), size: 10 }]],
  ['broken-zip', 'too large', [{ name: 'big.ts', content: Buffer.alloc(6 * 1024 * 1024, 'a'), method: 0 }]],
] satisfies [string, string, Entry[]][])('a zip that could harm is refused whole: %s, %s', (code, words, entries) => {
  const contents = readZip(aZip(entries));
  expect(contents).toMatchObject({ ok: false, findings: [{ code }] });
  expect(contents.findings[0]?.message).toContain(words);
});

test('many small bombs are one bomb', () => {
  const noise = Array.from({ length: 20 }, (_, n) => ({
    name: `f${n}.ts`,
    method: 0,
    content: Buffer.alloc(2 * 1024 * 1024, 'b'),
  }));
  expect(readZip(aZip(noise))).toMatchObject({ ok: false, findings: [{ code: 'broken-zip' }] });
  const many = Array.from({ length: archiveLimits.files + 1 }, (_, n) => ({ name: `f${n}.ts` }));
  expect(readZip(aZip(many))).toMatchObject({ ok: false, findings: [{ code: 'too-many-files' }] });
});

test('names of before UTF-8 are read as far as they can be', () => {
  const contents = readZip(aZip([{ name: Buffer.from([0x66, 0xfc, 0x72, 0x2e, 0x74, 0x78, 0x74]), content: 'x' }]));
  expect(contents).toMatchObject({ ok: true, files: { 'für.txt': 'x' } });
});

test('a zip that was cut off at any byte, or is none, is refused in words', () => {
  const bytes = aZip([
    { name: 'app.ts', content: 'export {};' },
    { name: 'b.ts', content: '1' },
  ]);
  for (let length = 0; length < bytes.length; length += 1) {
    expect(readZip(bytes.subarray(0, length)), `${length}`).toMatchObject({
      ok: false,
      findings: [{ code: 'broken-zip' }],
    });
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const damaged = Uint8Array.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    readZip(damaged); // it answers, whatever it answers
  }
});
