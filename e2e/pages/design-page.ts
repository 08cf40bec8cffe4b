import { expect, type Locator, type Page } from '@playwright/test';

export class DesignPage {
  readonly canvas: Locator;
  readonly panel: Locator;
  readonly outline: Locator;

  constructor(private readonly page: Page) {
    this.canvas = page.getByRole('region', { name: 'Canvas' });
    this.panel = page.getByRole('complementary', { name: 'Selected construct' });
    this.outline = page.getByRole('complementary', { name: 'Outline' });
  }

  /** Adds a route by the canvas' palette and gives it its path. */
  async addRoute(path: string): Promise<void> {
    await this.add('route', /^Route/);
    const field = this.panel.getByLabel('Path');
    await field.fill(path);
    await field.press('Enter');
    await expect(this.construct(path)).toBeVisible();
  }

  /** The page may still be changing from another one, which takes away what was open. */
  private async openPalette(): Promise<Locator> {
    const palette = this.page.getByRole('dialog', { name: 'Add to the design' });
    await expect(async () => {
      if (!(await palette.isVisible())) await this.canvas.getByRole('button', { name: 'Add to the design' }).click();
      await expect(palette.getByRole('combobox')).toBeVisible({ timeout: 3000 });
    }).toPass();
    return palette;
  }

  /** Keys work for whoever has just come to the page: nothing has the focus. */
  async openPaletteByKey(): Promise<void> {
    await expect(this.canvas).toBeVisible();
    const palette = this.page.getByRole('dialog', { name: 'Add to the design' });
    await expect(async () => {
      await this.page.keyboard.press('a');
      await expect(palette).toBeVisible({ timeout: 1000 });
    }).toPass();
    await this.page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  }

  /** A construct in the outline. */
  construct(name: string): Locator {
    return this.outline.getByRole('treeitem', { name: new RegExp(escaped(name)) });
  }

  /** A card of the canvas. */
  card(name: string): Locator {
    return this.canvas.getByRole('button', { name, exact: true });
  }

  /** Adds by the canvas' palette, found by some words. */
  async add(words: string, name: RegExp): Promise<void> {
    const palette = await this.openPalette();
    await palette.getByRole('combobox').fill(words);
    await palette.getByRole('option', { name }).click();
    await expect(palette).toBeHidden();
  }

  /** The whole design in the window, so that the pointer reaches every card. */
  async fit(): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Fit the design' }).click();
    // The view moves for 150 ms.
    await this.page.waitForTimeout(400);
  }

  /** Draws a line with the pointer from the port of a card to anywhere on another one, and holds it there. */
  async holdLine(from: string, to: string): Promise<void> {
    await this.fit();
    await this.card(from).hover();
    await this.canvas.getByTitle(`Draw a line from ${from}`, { exact: true }).hover();
    await this.page.mouse.down();
    await this.moveOver(this.card(to));
  }

  /** Drags a card, and lets go over another. */
  async dragOnto(card: string, target: string): Promise<void> {
    await this.fit();
    await this.card(card).hover();
    await this.page.mouse.down();
    await this.moveOver(this.card(target));
    await this.page.mouse.up();
  }

  private async moveOver(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('It is not in the window.');
    await this.page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 12 });
  }

  note(title: string): Locator {
    return this.canvas.getByRole('group', { name: `Note: ${title}` });
  }

  /** Writes a note by keyboard alone. */
  async writeNote(text: string): Promise<void> {
    await this.page.keyboard.press('n');
    await this.page.getByRole('textbox', { name: 'Text of the note' }).waitFor();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Escape');
  }

  /** What the last change did, in one line. */
  get lastChange(): Locator {
    return this.page.getByRole('status', { name: 'Last change' });
  }

  async select(name: string): Promise<void> {
    await this.construct(name).first().click();
    await expect(this.panel).toBeVisible();
  }

  /** Opens the code of what is selected; answers its handler and the file that it is in. */
  async openCode(): Promise<{ handler: string; file: string }> {
    const handler = (await this.panel.getByLabel('Handler', { exact: true }).textContent())?.trim() ?? '';
    await this.panel.getByRole('button', { name: 'Open code' }).click();
    await this.page.waitForURL('**/code?**');
    const file = new URL(this.page.url()).searchParams.get('file') ?? '';
    return { handler, file };
  }

  /** Adding a route and naming it are two steps, each taken back by itself. */
  async undoUntilGone(name: string): Promise<void> {
    await expect(async () => {
      await this.canvas.getByRole('button', { name: 'Undo' }).click();
      await expect(this.construct(name)).toBeHidden({ timeout: 1000 });
    }).toPass();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
