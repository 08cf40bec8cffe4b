import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];

/**
 * Requires a CommonJS file with the machine code that V8 made of it in an earlier run, which lies beside it: compiling
 * half a megabyte takes as long as all that it does. (Node has this of its own from 22.1 on.) It cannot `import()`.
 */
export function runCached<Exports>(file: string): Exports {
  const source = `(function (${parameters.join(', ')}) { ${readFileSync(file, 'utf8')}\n})`;
  const cacheFile = cacheOf(file);
  const cachedData = readIfThere(cacheFile);
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  // At the end, when V8 has compiled whatever a run needs.
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once('exit', (code) => code === 0 && write(cacheFile, script.createCachedData()));
  return module.exports as Exports;
}

/** V8 compares no more of the source than its length, so the file's time is part of the name. */
function cacheOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file}.${[size, Math.floor(mtimeMs), process.version, process.arch].join('-')}.cache`;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all; where this folder cannot be written to, each run compiles anew. */
function write(file: string, data: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, data);
    renameSync(unfinished, file);
  } catch {
    return;
  }
}
