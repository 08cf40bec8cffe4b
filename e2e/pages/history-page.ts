import { expect, type Locator, type Page } from '@playwright/test';

export class HistoryPage {
  readonly list: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole('navigation', { name: 'Revisions' });
  }

  revision(number: number): Locator {
    return this.page.getByRole('region', { name: `Revision ${number}`, exact: true });
  }

  async choose(summary: string | RegExp): Promise<void> {
    await this.list.getByRole('button', { name: summary }).first().click();
  }

  async name(number: number, name: string): Promise<void> {
    await this.revision(number)
      .getByRole('button', { name: /^(Name|Rename)$/ })
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: /^(Name|Rename) revision$/ }).click();
    await expect(dialog).toBeHidden();
  }

  async restore(number: number): Promise<void> {
    await this.revision(number).getByRole('button', { name: 'Restore' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await expect(dialog).toBeHidden();
  }

  async branch(number: number, name: string): Promise<void> {
    await this.revision(number).getByRole('button', { name: 'Branch' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Project name').fill(name);
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await this.page.waitForURL('**/p/*/design**');
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
}
