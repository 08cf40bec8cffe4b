import { isAppSpec } from './app-spec/app-spec-file';
import { isZip } from './archive/zip-directory';

/** What a file is taken for: by what is in it, not by its name. */
export type ImportFormat = 'app-spec' | 'openapi' | 'project' | 'chalice';

export function formatOfText(text: string, fileName: string): Exclude<ImportFormat, 'project'> {
  if (/\.py$/i.test(fileName)) return 'chalice';
  if (!/^\uFEFF?\s*\{/.test(text)) return 'openapi';
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isAppSpec(value) ? 'app-spec' : 'openapi';
  } catch {
    // Its importer says where it breaks off.
    return /"openapi"|"swagger"/.test(text.slice(0, 10_000)) ? 'openapi' : 'app-spec';
  }
}

/** A project with `app.ts` is ours, one with `app.py` is Python's; a zip of one document is that document. */
export function formatOfFiles(
  files: Readonly<Record<string, string>>,
): 'project' | 'chalice' | { document: string } | undefined {
  if (files['app.ts'] !== undefined) return 'project';
  if (files['app.py'] !== undefined) return 'chalice';
  const documents = Object.keys(files).filter((path) => /\.(json|ya?ml)$/i.test(path) && !path.includes('/'));
  const [only] = documents;
  return documents.length === 1 && only !== undefined ? { document: only } : undefined;
}

export { isZip };
