import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem, SourceTree } from '@chalice-studio/appspec';
import { problemsOf } from './compiler-output';
import { CONFINED_CONFIG, isConfined, OUTSIDE, readableFolders } from './confinement';

export type TypecheckInput = {
  tree: SourceTree;
  /** Folders of packages whose types the project sees: `name` → its installed folder. */
  packages: Readonly<Record<string, string>>;
  /** The installed package of TypeScript; the one beside this module where it is not given. A bundled caller has to. */
  compilerDirectory?: string;
  signal?: AbortSignal;
};

/** Seconds and megabytes after which a check is given up: a type can be written that never ends. */
const TIME_LIMIT = 60;
const MEMORY_LIMIT = '2GiB';
/** Errors and the list of files that were read; beyond it nobody could tell what was. */
const MOST_OUTPUT = 8_000_000;

/**
 * The project's type errors, found by the TypeScript compiler in a child process over a temporary copy. The compiler runs
 * beside the studio and reads whatever it is told to: what it says of files outside of the project is not passed on.
 */
export async function typecheck({ tree, packages, compilerDirectory, signal }: TypecheckInput): Promise<Problem[]> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'typecheck-')));
  try {
    const unwritable = await writeProject(folder, tree, packages);
    if (unwritable !== undefined) return [unwritable];
    // A name that no file of the project has.
    const config = path.join(folder, `${randomUUID()}.json`);
    await writeFile(config, CONFINED_CONFIG);
    const compiler = programOf(compilerDirectory ?? ownCompiler());
    const readable = await readableFolders([...Object.values(packages), path.dirname(compiler)]);
    const output = await compile({ folder, config, compiler, signal });
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

function ownCompiler(): string {
  return path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
}

/** The native program itself: a signal to npm's script around it would leave it running. */
function programOf(compilerDirectory: string): string {
  const { platform, arch } = process;
  const native = createRequire(path.join(compilerDirectory, 'package.json')).resolve(
    `@typescript/typescript-${platform}-${arch}/package.json`,
  );
  return path.join(path.dirname(native), 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc');
}

/** Each check reads everything: `--incremental` on a folder that is kept was measured, and saved nothing. */
function compile(run: {
  folder: string;
  config: string;
  compiler: string;
  signal: AbortSignal | undefined;
}): Promise<string> {
  const { folder, config, compiler, signal } = run;
  const child = spawn(compiler, ['-p', config, '--pretty', 'false', '--listFiles'], {
    cwd: folder,
    // A Go program: its memory limit comes from the environment.
    env: { PATH: process.env.PATH, GOMEMLIMIT: MEMORY_LIMIT },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIME_LIMIT * 1000,
    killSignal: 'SIGKILL',
    ...(signal === undefined ? {} : { signal }),
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    if (output.length < MOST_OUTPUT) output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killed) => {
      if (killed !== null)
        resolve(`app.ts(1,1): error TS0: Type checking took longer than ${TIME_LIMIT} s and was stopped.`);
      else if (output.length >= MOST_OUTPUT)
        resolve('app.ts(1,1): error TS0: The compiler said more than is kept: mend the first errors of your editor.');
      else if (code === 0 || output.includes('error TS')) resolve(output);
      else reject(new Error(`The TypeScript compiler failed (${code}): ${output.slice(0, 2000)}`));
    });
  });
}
