import { expect, type Locator, type Page } from '@playwright/test';

export class CodePage {
  readonly editor: Locator;
  readonly files: Locator;

  constructor(private readonly page: Page) {
    this.editor = page.getByRole('region', { name: 'Editor' });
    this.files = page.getByRole('navigation', { name: 'Files' });
  }

  async openFile(name: string): Promise<void> {
    await this.files.getByRole('button', { name }).click();
  }

  /** Selects everything in the editor and types something else, as a person would paste it. */
  async replaceText(text: string): Promise<void> {
    await this.editor.getByRole('textbox').focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
    await expect(this.editor).toContainText(text.trim().split('\n').at(-2)?.trim() ?? '');
  }
}
