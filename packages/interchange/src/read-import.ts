import { importAppSpec } from './app-spec/app-spec-file';
import { readZip } from './archive/read-zip';
import { importChalice } from './chalice/import-chalice';
import { formatOfFiles, formatOfText, type ImportFormat, isZip } from './detect-format';
import { type Finding, sortFindings } from './finding';
import { type Imported, refused } from './imported';
import { importOpenApi } from './openapi/import-openapi';

/**
 * What a file holds. A project in TypeScript is only unpacked here: what it registers is known when it is loaded, which is
 * for a sandbox to do.
 */
export type ReadImport =
  | { format: Exclude<ImportFormat, 'project'>; imported: Imported }
  | { format: 'project'; files: Record<string, string>; findings: readonly Finding[] }
  | { format: undefined; imported: Extract<Imported, { ok: false }> };

export function readImport(bytes: Uint8Array, fileName: string, random?: (length: number) => Uint8Array): ReadImport {
  if (isZip(bytes)) return readArchive(bytes, random);
  const text = textOf(bytes);
  if (text === undefined) {
    return {
      format: undefined,
      imported: no(
        `${fileName} is neither a zip nor text. A design as JSON, an OpenAPI document, or a project as a zip can be imported.`,
      ),
    };
  }
  return readText(text, fileName, random);
}

function readArchive(bytes: Uint8Array, random: Parameters<typeof readImport>[2]): ReadImport {
  const contents = readZip(bytes);
  if (!contents.ok) return { format: undefined, imported: { ok: false, findings: contents.findings } };
  const { files, findings } = contents;
  const format = formatOfFiles(files);
  if (format === 'project') return { format, files, findings };
  if (format === 'chalice') return { format, imported: withFindings(importChalice(files, random), findings) };
  if (format === undefined) {
    return {
      format,
      imported: no('The zip holds no project: neither app.ts nor app.py is at its root, or in its one folder.'),
    };
  }
  const read = readText(files[format.document] ?? '', format.document, random);
  return 'imported' in read && read.format !== undefined
    ? { ...read, imported: withFindings(read.imported, findings) }
    : read;
}

function readText(text: string, fileName: string, random: Parameters<typeof readImport>[2]): ReadImport {
  const format = formatOfText(text, fileName);
  if (format === 'openapi') return { format, imported: importOpenApi(text, fileName, random) };
  if (format === 'app-spec') return { format, imported: importAppSpec(text, fileName) };
  return { format, imported: importChalice({ 'app.py': text }, random) };
}

function withFindings(imported: Imported, findings: readonly Finding[]): Imported {
  return { ...imported, findings: sortFindings([...findings, ...imported.findings]) };
}

function no(message: string): Extract<Imported, { ok: false }> {
  const imported = refused({ code: 'unknown-format', message });
  return { ok: false, findings: imported.findings };
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
