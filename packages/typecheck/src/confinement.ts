import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '@chalice-studio/appspec';

/**
 * The project's own tsconfig.json holds, but for what makes the compiler write files of any name (`noEmit` stops neither
 * build info nor traces) or fill its output.
 */
export const CONFINED_CONFIG = JSON.stringify({
  extends: './tsconfig.json',
  compilerOptions: {
    noEmit: true,
    incremental: false,
    composite: false,
    tsBuildInfoFile: null,
    generateTrace: null,
    generateCpuProfile: null,
    traceResolution: false,
    explainFiles: false,
    diagnostics: false,
    extendedDiagnostics: false,
  },
});

/** What is answered instead of every word about it when something outside of the project was read, or asked for. */
export const OUTSIDE: Problem = {
  entityId: 'tsconfig.json',
  path: [],
  code: 'outside-project',
  message:
    'An import, a reference or tsconfig.json names a file outside of the project. Use only the project’s own files and its dependencies.',
  severity: 'error',
  location: { file: 'tsconfig.json', line: 1, column: 1 },
};

/** Where a compilation may read, links followed: the project, the folders that its packages lie in, the compiler. */
export async function readableFolders(folders: readonly string[]): Promise<readonly string[]> {
  const real = await Promise.all(folders.map((folder) => realpath(folder)));
  return real.map((folder) => {
    const at = folder.lastIndexOf(`${path.sep}node_modules${path.sep}`);
    return at < 0 ? folder : folder.slice(0, at + '/node_modules'.length);
  });
}

/** Whether a line of the compiler's list of files, or a problem, is of something else. */
export function isConfined(
  { output, problems }: { output: string; problems: readonly Problem[] },
  project: string,
  readable: readonly string[],
): boolean {
  const files = output.split('\n').filter((line) => path.isAbsolute(line));
  return files.every((file) => isWithin(file, readable)) && problems.every((each) => isOwn(each, project));
}

function isOwn({ location, code, message }: Problem, project: string): boolean {
  const file = path.resolve(project, location?.file ?? '');
  if (!isWithin(file, [project])) return false;
  if (!NOT_FOUND.has(code)) return true;
  const named = /'([./][^']*)'/.exec(message)?.[1];
  return named === undefined || isWithin(path.resolve(path.dirname(file), named), [project]);
}

/** A module or a file that is not there: that, too, would tell of what is. */
const NOT_FOUND = new Set(['ts2307', 'ts6053', 'ts7016', 'ts2732']);

function isWithin(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => file === folder || file.startsWith(`${folder}${path.sep}`));
}
