import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { StudioError } from '../../scripts/lib/studio-error.mjs';
import { startStudio } from './start-studio.mjs';

/** A studio with an empty data folder, a browser, and a person who has signed up in it. */
export async function openBench(root) {
  const studio = await startStudio({ root });
  const { address } = studio;
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
      await studio.close();
    },
  };
}

async function signUp(page) {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Ada Bench');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/new');
}
