import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What people do not write: packages, what tools keep (`.git`, `.next`), what a CDK app has synthesized. */
const left = /^(node_modules|cdk\.out|\..*)$/;

/** The files of a project, or of one of its folders, in order. */
export function listFiles(directory: string, folder = ''): string[] {
  const absolute = path.join(directory, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return left.test(entry.name) ? [] : listFiles(directory, file);
      return entry.isFile() ? [file] : [];
    });
}
