import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Seconds after which a check is given up: a type can be written that never ends. */
const TIME_LIMIT = 60;
/** Errors and the list of files that were read; beyond it nobody could tell what was. */
const MOST_OUTPUT = 8_000_000;

export function ownCompiler(): string {
  return path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
}

/** The native program itself: a signal to npm's script around it would leave it running. */
export function programOf(compilerDirectory: string): string {
  const { platform, arch } = process;
  const native = createRequire(path.join(compilerDirectory, 'package.json')).resolve(
    `@typescript/typescript-${platform}-${arch}/package.json`,
  );
  return path.join(path.dirname(native), 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc');
}

/** Each check reads everything: `--incremental` on a folder that is kept was measured, and saved nothing. */
export function compile(run: {
  folder: string;
  config: string;
  compiler: string;
  memoryMegabytes: number;
  signal: AbortSignal | undefined;
}): Promise<string> {
  const { folder, config, compiler, memoryMegabytes, signal } = run;
  const words = [compiler, '-p', config, '--pretty', 'false', '--listFiles'];
  const [program = compiler, ...args] = [...limitOf(memoryMegabytes), ...words];
  const child = spawn(program, args, {
    cwd: folder,
    // A Go program: from here on it collects its garbage more often.
    env: { PATH: process.env.PATH, GOMEMLIMIT: `${Math.round(memoryMegabytes / 2)}MiB` },
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
      else if (/out of memory|cannot allocate memory/i.test(output) && !output.includes('error TS'))
        resolve(
          `app.ts(1,1): error TS0: Type checking took more than ${memoryMegabytes} MB of memory and was stopped.`,
        );
      else if (code === 0 || output.includes('error TS')) resolve(output);
      else reject(new Error(`The TypeScript compiler failed (${code}): ${output.slice(0, 2000)}`));
    });
  });
}

/** What goes before the command so that the kernel refuses more memory; nothing where there is no such program. */
function limitOf(megabytes: number): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const hasLimit = folders.some((folder) => existsSync(path.join(folder, 'prlimit')));
  return hasLimit ? ['prlimit', `--data=${megabytes * 1024 * 1024}`, '--core=0'] : [];
}
