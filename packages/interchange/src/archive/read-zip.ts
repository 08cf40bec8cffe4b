import { crc32, inflateRawSync } from 'node:zlib';
import type { Finding } from '../finding';
import { packedBytes, readZipDirectory, type ZipEntry, ZipError } from './zip-directory';

/** What a project may come to. */
export const archiveLimits = {
  /** Of the zip itself; who receives it counts. */
  zipBytes: 20 * 1024 * 1024,
  entries: 20_000,
  /** Files that are taken. */
  files: 3000,
  fileBytes: 5 * 1024 * 1024,
  totalBytes: 30 * 1024 * 1024,
  /** Text packs to a tenth, a bomb to a thousandth. */
  ratio: 200,
  ratioFromBytes: 256 * 1024,
} as const;

export type ZipContents =
  | { ok: true; files: Record<string, string>; findings: Finding[] }
  | { ok: false; findings: Finding[] };

/** Folders that are made from the rest, or are of a machine and not of the project. */
const skippedFolders = new Set([
  'node_modules',
  '.git',
  '__MACOSX',
  '__pycache__',
  '.venv',
  'venv',
  '.idea',
  '.vscode',
  '.pytest_cache',
  'cdk.out',
]);
const skippedFiles =
  /(^|\/)(\.DS_Store|Thumbs\.db|[^/]*\.pyc)$|^\.chalice\/(deployments|deployed|venv|templates)\/|^\.chalice\/[^/]+\.(tgz|mjs|md)$/;
const secretFiles = /(^|\/)\.env(\.[\w-]+)?$/;
const SYMLINK = 0o120000;

/** The text files of a zipped project by their paths. One that is made to harm is refused as a whole, one by one what is no text. */
export function readZip(bytes: Uint8Array): ZipContents {
  const findings: Finding[] = [];
  try {
    const entries = readZipDirectory(bytes, { mostEntries: archiveLimits.entries }).filter(
      ({ name }) => !name.endsWith('/'),
    );
    const problems = entries.flatMap(pathProblem);
    if (problems.length > 0) return { ok: false, findings: problems.slice(0, 20) };
    const own = entries.filter(({ name }) => !isSkipped(name));
    const root = commonRoot(own);
    const chosen = own
      .map((entry) => ({ entry, path: entry.name.slice(root.length) }))
      .filter(({ path }) => !isSkipped(path))
      .filter(({ path }) => isTaken(path, findings));
    const doubled = duplicates(chosen.map(({ path }) => path));
    if (doubled.length > 0)
      return refuse('duplicate-name', `The zip holds ${doubled.join(', ')} more than once. Keep one of each.`);
    if (chosen.length > archiveLimits.files) {
      return refuse(
        'too-many-files',
        `The project has ${chosen.length.toLocaleString('en')} files; at most ${archiveLimits.files.toLocaleString('en')} are taken. Leave out what is built or downloaded.`,
      );
    }
    return { ok: true, files: unpackAll(bytes, chosen, findings), findings };
  } catch (error) {
    if (error instanceof ZipError) return refuse('broken-zip', error.message);
    throw error;
  }
}

function refuse(code: string, message: string): ZipContents {
  return { ok: false, findings: [{ severity: 'error', code, message }] };
}

/** Names are checked before anything is unpacked. */
function pathProblem({ name, mode }: ZipEntry): Finding[] {
  const say = (code: string, message: string): Finding[] => [{ severity: 'error', code, message, file: name }];
  if (name === '' || name.includes('\0')) return say('unsafe-path', 'A file of the zip has no proper name.');
  const parts = name.split(/[/\\]/);
  if (/^([/\\]|[A-Za-z]:)/.test(name))
    return say('unsafe-path', `${name} is an absolute path. A project’s files have paths of their own.`);
  if (parts.includes('..')) return say('unsafe-path', `${name} leads out of the project.`);
  if ((mode & 0o170000) === SYMLINK)
    return say('symbolic-link', `${name} is a symbolic link. Put the file itself into the zip.`);
  if (name.includes('\\') || parts.includes('.') || parts.includes(''))
    return say('unsafe-path', `${name} is no path of a project’s file: use / between folders.`);
  return [];
}

/** The one folder that everything is in, as people zip a project. */
function commonRoot(entries: readonly ZipEntry[]): string {
  const names = entries.map(({ name }) => name);
  const [first = ''] = names;
  const root = first.slice(0, first.indexOf('/') + 1);
  return root !== '' && names.every((name) => name.startsWith(root)) && !/^(chalicelib|\.chalice)\/$/.test(root)
    ? root
    : '';
}

function isSkipped(path: string): boolean {
  return path.split('/').some((part) => skippedFolders.has(part)) || skippedFiles.test(path);
}

function isTaken(path: string, findings: Finding[]): boolean {
  if (!secretFiles.test(path)) return true;
  const message = `${path} is left out: it may hold secrets. Set its variables in the settings of a stage.`;
  findings.push({ severity: 'warning', code: 'secret-file', message, file: path });
  return false;
}

function duplicates(paths: readonly string[]): string[] {
  return [...new Set(paths.filter((path, index) => paths.indexOf(path) !== index))];
}

function unpackAll(
  bytes: Uint8Array,
  chosen: readonly { entry: ZipEntry; path: string }[],
  findings: Finding[],
): Record<string, string> {
  const files: [string, string][] = [];
  let total = 0;
  for (const { entry, path } of chosen) {
    const unpacked = unpack(bytes, entry, { path, left: archiveLimits.totalBytes - total });
    total += unpacked.length;
    const text = textOf(unpacked);
    if (text !== undefined) files.push([path, text]);
    else
      findings.push({
        severity: 'warning',
        code: 'binary-file',
        message: `${path} is no text, and is left out: a project holds text files.`,
        file: path,
      });
  }
  return Object.fromEntries(files);
}

/** The sizes that a zip declares may be lies: what comes out is counted. */
function unpack(bytes: Uint8Array, entry: ZipEntry, { path, left }: { path: string; left: number }): Uint8Array {
  if (entry.isEncrypted) throw new ZipError(`${path} is encrypted. Make the zip without a password.`);
  const packed = packedBytes(bytes, entry);
  const most = Math.min(archiveLimits.fileBytes, left);
  const allowed = Math.min(most, Math.max(archiveLimits.ratioFromBytes, packed.length * archiveLimits.ratio));
  if (entry.method !== 0 && entry.method !== 8)
    throw new ZipError(`${path} is packed in a way that is not read here (${entry.method}). Make an ordinary zip.`);
  if (entry.size > allowed || (entry.method === 0 && packed.length > allowed))
    throw tooLarge(path, entry.size > most ? 'size' : 'ratio');
  const unpacked = entry.method === 0 ? packed : inflate(packed, path, allowed);
  if (crc32(unpacked) !== entry.crc)
    throw new ZipError(`${path} is not what it was when it was packed. Make the zip again.`);
  return unpacked;
}

function inflate(packed: Uint8Array, path: string, allowed: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: allowed });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(path, 'ratio');
    throw new ZipError(`${path} cannot be unpacked. Make the zip again.`);
  }
}

function tooLarge(path: string, why: 'size' | 'ratio'): ZipError {
  const { fileBytes, totalBytes, ratio } = archiveLimits;
  const mb = (count: number) => `${count / 1024 / 1024} MB`;
  return new ZipError(
    why === 'size'
      ? `${path} makes the project too large: a file may have ${mb(fileBytes)}, all together ${mb(totalBytes)}.`
      : `${path} unpacks to more than ${ratio} times its size, as no text of people’s does. The zip is refused.`,
  );
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}
