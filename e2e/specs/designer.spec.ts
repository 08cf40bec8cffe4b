import { DesignPage } from '../pages/design-page';
import { ProjectBar } from '../pages/project-bar';
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

  test('is worked by mouse: lines that say what they would do, blueprints, what is broken', async ({ page }) => {
    const design = new DesignPage(page);
    await design.addRoute('/open');

    await test.step('from an authorizer to a route protects it', async () => {
      await design.holdLine('authorizer check_token', 'GET /open');
      const hint = design.canvas.getByRole('status').filter({ hasText: 'guards GET /open' });
      await expect(hint).toBeVisible();
      await page.mouse.up();
      await expect(design.lastChange).toContainText('authorizer check_token guards GET /open');
      await expect(design.construct('GET /open')).toHaveAccessibleDescription(/guarded by authorizer check_token/);
    });

    await test.step('what cannot be says why before one lets go, anywhere on the card', async () => {
      await design.holdLine('GET /open', 'authorizer check_token');
      await expect(
        design.canvas.getByRole('status').filter({ hasText: 'An authorizer is asked by API Gateway' }),
      ).toBeVisible();
      await page.mouse.up();
      await expect(page.getByText('These cannot be connected')).toBeVisible();
    });

    await test.step('from a queue to a handler subscribes it', async () => {
      await design.add('worker', /^Queue handler/);
      await expect(design.construct('handler handle_jobs')).toBeVisible();
      await design.add('sqs', /^Queue SQS/);
      await expect(design.construct('queue jobs_2')).toBeVisible();
      await design.holdLine('queue jobs_2', 'handler handle_jobs');
      await page.mouse.up();
      await expect(design.lastChange).toContainText('jobs_2 calls handle_jobs');
      await expect(design.lastChange).toContainText('handler handle_jobs may receive from queue jobs_2');
    });

    await test.step('a route dragged into a blueprint is mounted with it', async () => {
      await design.add('blueprint', /^Blueprint/);
      await page.keyboard.press('Escape');
      await design.dragOnto('GET /open', 'blueprint blueprint');
      await expect(design.lastChange).toContainText('it answers at /blueprint/open');
      await expect(design.lastChange).toContainText('chalicelib/blueprints/blueprint.ts');
    });

    await test.step('what is broken is saved, refused to Deploy, and mended from the list', async () => {
      await design.select('GET /todos');
      const field = design.panel.getByLabel('Path');
      await field.fill('/to dos');
      await field.press('Enter');
      const bar = new ProjectBar(page);
      await bar.saved();
      await expect(bar.deployButton).toHaveAccessibleDescription(/must be mended first/);
      await page.getByRole('button', { name: /^\d+ problems?/ }).click();
      await page.getByRole('region', { name: 'Problems' }).getByText('“to dos”', { exact: false }).first().click();
      await expect(design.panel.getByLabel('Path')).toBeFocused();
    });
  });

  test('a field that is only left does not write over what somebody else has set since', async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(page.url());
    const [mine, theirs] = [new DesignPage(page), new DesignPage(other)];
    await mine.select('schedule sweep_done');
    await theirs.select('schedule sweep_done');
    const [here, there] = [mine, theirs].map((design) => design.panel.getByLabel('Expression'));
    if (here === undefined || there === undefined) throw new Error('no fields');
    await here.fill('rate(2 hours)');
    await expect(there).toHaveValue('rate(2 hours)');
    await there.fill('rate(3 hours)');
    await expect(here).toHaveValue('rate(3 hours)');
    await here.blur();
    await new ProjectBar(page).saved();
    await expect(mine.construct('schedule sweep_done')).toContainText('rate(3 hours)');

    await mine.canvas.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Nothing of yours to undo')).toBeVisible();
    await theirs.canvas.getByRole('button', { name: 'Undo' }).click();
    await expect(here).toHaveValue('rate(2 hours)');
  });

  test('is worked from the command palette', async ({ page }) => {
    const design = new DesignPage(page);
    await expect(design.canvas).toBeVisible();
    const run = async (words: string, name: RegExp) => {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Search and run commands' });
      await palette.getByRole('combobox').fill(words);
      await palette.getByRole('option', { name }).click();
      await expect(palette).toBeHidden();
    };
    await run('file upload', /^Add S3 event handler/);
    await expect(design.construct('handler handle_uploads')).toBeVisible();
    await run('arrange', /^Arrange what is selected, or everything/);
    await expect(page.getByText(/^Arranged/)).toBeVisible();
    await run('undo', /^Undo what you did/);
    await run('undo', /^Undo what you did/);
    await expect(design.construct('handler handle_uploads')).toBeHidden();
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
