import type { AppSpec } from '../app-spec';
import { APP_ID } from '../ids';
import type { Problem } from '../problem';
import { isWithinProject } from '../project-path';
import { finding } from './finding';

/** Paths of files are within the project, with forward slashes, whatever machine they were written on. */
export function checkSourceFiles(spec: AppSpec): Problem[] {
  return Object.keys(spec.source)
    .filter((file) => !isWithinProject(file) || file.split('/').includes('node_modules'))
    .map((file) => {
      const message = `“${file}” is no path within the project. Use a relative path such as chalicelib/orders.ts.`;
      return finding(APP_ID, { path: ['source', file], code: 'file-path', message });
    });
}
