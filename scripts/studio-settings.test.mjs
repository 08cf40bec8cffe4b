import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { studioSettings } from './lib/studio-settings.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('without any setting the studio takes free ports, this machine only, and a private folder beside the code', async () => {
  const settings = await studioSettings({ root, env: {} });
  expect(settings.host).toBe('127.0.0.1');
  expect(settings.gatewayPort).not.toBe(settings.port);
  expect(settings.address).toBe(`http://localhost:${settings.port}`);
  expect(settings.dataDirectory).toBe(path.join(root, '.data'));
  expect(statSync(settings.dataDirectory).mode & 0o777).toBe(0o700);
});

test('a port that somebody else holds is passed over', async () => {
  const server = createServer();
  // Held by us, or already by somebody else: either way it is taken.
  await new Promise((resolve) => server.once('error', resolve).listen(3000, '127.0.0.1', resolve));
  const { port, gatewayPort } = await studioSettings({ root, env: {} });
  expect([port, gatewayPort]).not.toContain(3000);
  server.close();
});

test('the address behind a proxy is taken as it is given', async () => {
  const { address } = await studioSettings({ root, env: { STUDIO_URL: 'https://studio.example.org' } });
  expect(address).toBe('https://studio.example.org');
});

test('a data folder that cannot be made is named, with the variable that moves it', async () => {
  const file = path.join(root, 'file');
  writeFileSync(file, '');
  const settings = studioSettings({ root, env: { STUDIO_DATA_DIR: path.join(file, 'data') } });
  await expect(settings).rejects.toThrow(/cannot be written \(ENOTDIR\).*set STUDIO_DATA_DIR/);
});
