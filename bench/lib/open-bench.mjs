import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { StudioError } from '../../scripts/lib/studio-error.mjs';

/** A studio with an empty data folder, a browser, and a person who has signed up in it. */
export async function openBench(root) {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const { child, address } = await startStudio({ root, dataDirectory });
  const { path: executablePath, problem } = findChromium({ root });
  if (problem) throw new StudioError(problem);
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signUp(page);
  return {
    root,
    address,
    context,
    page,
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

function startStudio({ root, dataDirectory }) {
  const env = { ...process.env, STUDIO_DATA_DIR: dataDirectory };
  const script = path.join(root, 'scripts/start.mjs');
  const child = spawn(process.execPath, [script], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const said = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const address = line.match(/Dashboard\s+(\S+)/)?.[1];
      if (address) resolve({ child, address });
    });
    child.once('close', () => reject(new StudioError(`the studio did not start:\n${said.join('\n')}`)));
  });
}

async function signUp(page) {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Ada Bench');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/new');
}
