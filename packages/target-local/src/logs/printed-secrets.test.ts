import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { expect, onTestFinished, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';

const CANARY = 'canary-9f2c71d0e4';
const ROTATED = 'canary-of-later-55aa';

const spec = anApp([aRoute({ path: '/leak', handler: { file: 'chalicelib/handlers.ts', export: 'leak' } })], {
  source: {
    'chalicelib/handlers.ts': `console.log('loaded with', process.env.TOKEN);
export const leak = () => {
  console.log('plain ' + process.env.TOKEN);
  console.error(JSON.stringify({ level: 'ERROR', message: 'json', token: process.env.TOKEN }));
  process.stdout.write(Buffer.from(process.env.TOKEN ?? '').toString('base64') + ' as base64\\n');
  throw new Error('refused: ' + process.env.TOKEN);
};`,
  },
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

test('a secret that a handler prints is neither in the log nor anywhere in the runner’s folder', async () => {
  const runner = await aRunner();
  onTestFinished(() => runner.close());
  for (const value of [CANARY, ROTATED]) {
    const { restApiUrl, stage, progress } = await deploy(runner.target, 'leaky', spec, { secrets: { TOKEN: value } });
    expect(JSON.stringify(progress)).not.toContain(value);
    expect((await fetch(`${restApiUrl}/leak`)).status).toBe(500);
    const printed = async () =>
      (await runner.target.readLogs(stage, { limit: 100 })).events.map((each) => each.message);
    await expect.poll(async () => (await printed()).filter((line) => line.startsWith('END')).length).toBeGreaterThan(0);
    const lines = await printed();
    for (const line of ['loaded with [redacted]', 'plain [redacted]', '[redacted] as base64']) {
      expect(lines).toContain(line);
    }
    expect(lines.join('\n')).toContain('refused: [redacted]');
    const invoked = await runner.target.invoke(stage, 'api_handler', '{}');
    for (const text of [lines.join('\n'), JSON.stringify(invoked)]) expect(text).not.toContain(value);
  }
  for (const file of await filesBelow(runner.dataDirectory)) {
    const text = await readFile(file, 'latin1').catch(() => '');
    for (const value of [CANARY, ROTATED, Buffer.from(CANARY).toString('base64').replaceAll('=', '')]) {
      expect(text.includes(value), file).toBe(false);
    }
  }
  expect(runner.lines.join('\n')).not.toContain('canary');
}, 60_000);
