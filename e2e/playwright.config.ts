import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/lib/find-chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: 'specs',
  outputDir: path.join(root, '.e2e/results'),
  globalSetup: './support/start-studio.ts',
  // One studio with one database, and a machine that runs people's code beside the browser.
  workers: 1,
  // Alone it must pass at once. In CI one rare failure does not hide what the others say; it is named beside the count.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    },
  },
  projects: [
    // First, and alone: it begins with an empty database.
    { name: 'journey', testMatch: 'journey.spec.ts' },
    { name: 'rest', testIgnore: 'journey.spec.ts' },
  ],
});

/** Looked for once; the worker processes, which read this file too, are told. */
function chromiumPath(): string {
  const { path: found, problem } = findChromium({ root });
  if (found === undefined) throw new Error(`The browser tests cannot run: ${problem}.`);
  process.env.CHROMIUM_PATH = found;
  return found;
}
