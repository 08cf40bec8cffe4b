import { expect, type Locator, type Page } from '@playwright/test';

export class CodePage {
  /** Everything of the page below the bar: the editor draws a file's lines as pieces of text in it. */
  readonly content: Locator;
  /** Who else is in the file, and where. */
  readonly peopleInFile: Locator;
  private readonly files: Locator;

  constructor(private readonly page: Page) {
    this.content = page.getByRole('main');
    this.peopleInFile = page.getByRole('list', { name: 'Also in this file' });
    this.files = page.getByRole('tree', { name: 'Files' });
  }

  async openFile(name: string): Promise<void> {
    await this.files.getByRole('treeitem', { name: new RegExp(`^${name.replace('.', '\\.')}(, generated)?$`) }).click();
    // Where it is typed has no size of its own; the lines are drawn beside it.
    await expect(this.editor(name)).toBeAttached();
  }

  /** The editor is named for the file that it shows. */
  editor(file: string): Locator {
    return this.page.getByRole('textbox', { name: file });
  }

  /** Selects everything of the file and pastes something else: what is typed the editor would indent by itself. */
  async replaceText(file: string, text: string): Promise<void> {
    await this.editor(file).focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  /** Sets the cursor to the end of the file and types, as a keyboard does: what the editor adds by itself comes too. */
  async typeAtEnd(file: string, text: string): Promise<void> {
    await this.editor(file).focus();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** The file as the studio has it. */
  async saved(file: string): Promise<string> {
    const projectId = new URL(this.page.url()).pathname.split('/')[2];
    const answer = await this.page.request.get(`/api/v1/projects/${projectId}/document`);
    return (await answer.json()).spec.source[file];
  }
}
