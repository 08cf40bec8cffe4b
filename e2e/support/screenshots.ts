import path from 'node:path';
import type { Page } from '@playwright/test';

const folder = path.resolve(import.meta.dirname, '../../.e2e/screenshots');

const themes = ['light', 'dark'] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Keeps the page as it is, light and dark, wide and narrow, in .e2e/screenshots. */
export async function keepScreenshots(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The theme follows the system's by an event, and lists are laid out anew for the size.
      await page.waitForTimeout(250);
      const file = path.join(folder, `${name}-${colorScheme}-${size.width}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await page.setViewportSize({ width: 1440, height: 900 });
}
