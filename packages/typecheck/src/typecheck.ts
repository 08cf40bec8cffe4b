import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem, SourceTree } from '@chalice-studio/appspec';
import { compile, ownCompiler, programOf } from './compiler';
import { problemsOf } from './compiler-output';
import { CONFINED_CONFIG, isConfined, OUTSIDE, readableFolders } from './confinement';

export type TypecheckInput = {
  tree: SourceTree;
  /** Folders of packages whose types the project sees: `name` → its installed folder. */
  packages: Readonly<Record<string, string>>;
  /** The installed package of TypeScript; the one beside this module where it is not given. A bundled caller has to. */
  compilerDirectory?: string;
  /** Beyond this a check is given up: a type can be written that needs any amount. 4096 where it is not given. */
  memoryMegabytes?: number;
  signal?: AbortSignal;
};

/**
 * The project's type errors, found by the TypeScript compiler in a child process over a temporary copy. The compiler runs
 * beside the studio and reads whatever it is told to: what it says of files outside of the project is not passed on.
 */
export async function typecheck(input: TypecheckInput): Promise<Problem[]> {
  const { tree, packages, compilerDirectory, memoryMegabytes = 4096, signal } = input;
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'typecheck-')));
  try {
    const unwritable = await writeProject(folder, tree, packages);
    if (unwritable !== undefined) return [unwritable];
    // A name that no file of the project has.
    const config = path.join(folder, `${randomUUID()}.json`);
    await writeFile(config, CONFINED_CONFIG);
    const compiler = programOf(compilerDirectory ?? ownCompiler());
    const readable = await readableFolders([...Object.values(packages), path.dirname(compiler)]);
    const output = await compile({ folder, config, compiler, memoryMegabytes, signal });
    const problems = problemsOf(output);
    return isConfined({ output, problems }, folder, [folder, ...readable]) ? problems : [OUTSIDE];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A problem where a path is none that a file of the project can have. */
async function writeProject(
  folder: string,
  tree: SourceTree,
  packages: TypecheckInput['packages'],
): Promise<Problem | undefined> {
  for (const [file, text] of Object.entries(tree)) {
    const target = path.join(folder, file);
    if (!target.startsWith(`${folder}${path.sep}`)) return pathProblem(file, 'reaches outside the project');
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!UNWRITABLE.has(code)) throw error;
      return pathProblem(file, 'is too long, or that of a folder as well');
    }
  }
  for (const [name, directory] of Object.entries(packages)) {
    const link = path.join(folder, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(directory, link);
  }
  return undefined;
}

const UNWRITABLE = new Set(['ENAMETOOLONG', 'EEXIST', 'ENOTDIR', 'EISDIR']);

function pathProblem(file: string, what: string): Problem {
  const message = `The path ${file} ${what}. Rename the file.`;
  return {
    entityId: file,
    path: [],
    code: 'file-path',
    message,
    severity: 'error',
    location: { file, line: 1, column: 1 },
  };
}
