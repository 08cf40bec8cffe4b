/** A file of a zip as its central directory tells of it. */
export type ZipEntry = {
  name: string;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  offset: number;
  isEncrypted: boolean;
  /** Unix mode, where a Unix made the zip. */
  mode: number;
};

/** A zip that cannot be read at all: the message says what to do. */
export class ZipError extends Error {}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end's record and the longest comment behind it. */
const LONGEST_END = 22 + 65_535;

/** Reads the list of files at a zip's end; nothing is unpacked. */
export function readZipDirectory(bytes: Uint8Array, { mostEntries }: { mostEntries: number }): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff)
    throw new ZipError('The zip is in the format for more than 65,535 files or 4 GB. Make a smaller one.');
  if (count > mostEntries)
    throw new ZipError(
      `The zip holds ${count.toLocaleString('en')} files; at most ${mostEntries.toLocaleString('en')} are taken. Leave out node_modules and what is built.`,
    );
  if (start + size > end) throw broken();
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY) throw broken();
    const [nameLength, extraLength, commentLength] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    if (at + 46 + nameLength + extraLength + commentLength > end) throw broken();
    const flags = view.getUint16(at + 8, true);
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      isEncrypted: (flags & 1) === 1,
      mode: bytes[at + 5] === 3 ? view.getUint32(at + 38, true) >>> 16 : 0,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** The packed bytes of an entry. */
export function packedBytes(bytes: Uint8Array, { offset, compressedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + compressedSize > bytes.length) throw broken();
  return bytes.subarray(start, start + compressedSize);
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_END); at -= 1) if (view.getUint32(at, true) === END) return at;
  throw broken();
}

function broken(): ZipError {
  return new ZipError('The zip is broken or cut off. Make it again, and see that it arrived whole.');
}

/** Tools write UTF-8, most of them without saying so; names of before that are read byte by byte. Macs take letters apart. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
