import { DesignPage } from '../pages/design-page';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

test.describe('the canvas', () => {
  test.beforeEach(async ({ page }) => {
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Mary Jackson'));
    await new ProjectsPage(page).create('To-do list', `canvas-${Date.now().toString(36)}`);
  });

  test('is worked by keyboard alone: cards, lines, notes, undo', async ({ page, context }) => {
    const design = new DesignPage(page);
    await design.openPaletteByKey();

    await test.step('from card to card, and a line that cannot be', async () => {
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('*:focus')).toHaveAttribute('aria-label', 'REST API');
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('*:focus')).toHaveAttribute('aria-label', /check_token/);
      await page.keyboard.press('c');
      const ends = page.getByRole('dialog', { name: 'Draw a line' });
      await ends.getByRole('combobox').fill('todos');
      await expect(ends.getByRole('option', { name: /table todos/ })).toContainText('may read and write');
      await expect(ends.getByRole('option', { name: /GET \/todos\b.*guards/ }).first()).toBeVisible();
      await ends.getByRole('combobox').fill('table todos');
      await page.keyboard.press('Enter');
      await expect(ends).toBeHidden();
      await expect(design.lastChange).toContainText('authorizer check_token may read and write table todos');
      await expect(design.lastChange).toContainText('permission:');
    });

    await test.step('a note, seen by others, moved and taken back', async () => {
      await design.card('authorizer check_token').focus();
      await design.writeNote('# Why one table\n- **owner** first');
      const note = design.note('Why one table');
      await expect(note).toBeVisible();
      const other = await context.newPage();
      await other.goto(page.url());
      await expect(new DesignPage(other).note('Why one table')).toBeVisible();
      const before = await note.boundingBox();
      await note.focus();
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(async () => (await note.boundingBox())?.y).toBeGreaterThan(before?.y ?? 0);
      await page.keyboard.press('Control+z');
      await expect.poll(async () => (await note.boundingBox())?.y).toBe(before?.y);
      await page.keyboard.press('Delete');
      await expect(note).toBeHidden();
      await expect(new DesignPage(other).note('Why one table')).toBeHidden();
    });

    await test.step('the sheet lists the keys', async () => {
      await page.keyboard.press('?');
      await expect(
        page.getByRole('region', { name: 'Canvas' }).getByText('Draw a line from what is selected'),
      ).toBeVisible();
      await page.keyboard.press('Escape');
    });
  });

  test('says why a paste cannot be, and takes what another project copied', async ({ page }) => {
    const design = new DesignPage(page);
    await design.select('table todos');
    await design.card('table todos').focus();
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Copied as JSON')).toBeVisible();
    await page.keyboard.press('Control+v');
    await expect(design.construct('table todos_2')).toBeVisible();
    const clip = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate((text) => navigator.clipboard.writeText(text.slice(0, 80)), clip);
    await design.card('table todos').focus();
    await page.keyboard.press('Control+v');
    await expect(page.getByText('The text was cut off or changed on its way', { exact: false })).toBeVisible();
  });

  test('is saved as a picture that stands alone', async ({ page }) => {
    await page.getByRole('button', { name: 'Export a picture' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export a picture' });
    await dialog.getByRole('img').waitFor();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download SVG' }).click();
    const file = await (await saved).createReadStream();
    let svg = '';
    for await (const part of file) svg += part;
    expect(svg).toContain('check_token');
    expect(svg).not.toMatch(/oklch|var\(|<script|href=/);
  });
});
