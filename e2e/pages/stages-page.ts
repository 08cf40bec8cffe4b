import { expect, type Page } from '@playwright/test';

export class StagesPage {
  constructor(private readonly page: Page) {}

  /** Makes a stage in an account by the stage switcher of the bar, and shows it from then on. */
  async create(name: string, account: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Stage: / }).click();
    await this.page.getByRole('menuitem', { name: 'New stage…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New stage' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('radio', { name: new RegExp(account) }).check();
    await dialog.getByRole('button', { name: 'Create stage' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole('button', { name: `Stage: ${name}` })).toBeVisible();
  }
}
