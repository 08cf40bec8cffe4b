import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { StudioError } from '../../scripts/lib/studio-error.mjs';

/** The production studio in processes of its own, on an empty data folder that goes when it is closed. */
export async function startStudio({ root, env = {} }) {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, ...env, STUDIO_DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const address = await addressOf(child);
  return {
    address,
    pid: child.pid,
    async close() {
      child.kill('SIGTERM');
      await closed;
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    const said = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const address = line.match(/Dashboard\s+(\S+)/)?.[1];
      if (address) resolve(address);
    });
    child.once('close', () => reject(new StudioError(`the studio did not start:\n${said.join('\n')}`)));
  });
}
