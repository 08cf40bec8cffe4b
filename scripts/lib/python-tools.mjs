import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A tool that Python's package index carries: the system's, or one in a virtual environment of this folder.
 * Answers its path, or undefined where there is no Python or no index within reach.
 */
export function findPythonTool({ root, command, requirement }) {
  const environment = path.join(root, '.data/test-tools');
  const local = path.join(environment, 'bin', command);
  if (answers(command)) return command;
  if (existsSync(local) && answers(local)) return local;
  const python = path.join(environment, 'bin/python3');
  const isReady = existsSync(python) || run('python3', ['-m', 'venv', environment]);
  return isReady && run(python, ['-m', 'pip', 'install', '--quiet', requirement]) && answers(local) ? local : undefined;
}

function answers(executable) {
  return run(executable, ['--version']);
}

function run(executable, args) {
  return spawnSync(executable, args, { stdio: 'ignore', timeout: 180_000 }).status === 0;
}
