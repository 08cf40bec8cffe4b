import { expect, type Page } from '@playwright/test';

export class TokensPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/tokens');
    await this.page.getByRole('heading', { level: 1, name: 'API tokens' }).waitFor();
  }

  /** Makes a token for reading, which is shown once. */
  async create(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'New token' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create token' }).click();
    const token = await this.page.getByLabel('Token', { exact: true }).inputValue();
    await this.page.getByRole('button', { name: 'I have copied it' }).click();
    await expect(this.page.getByText(name, { exact: true })).toBeVisible();
    return token;
  }

  async revoke(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Revoke ${name}` }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke token' }).click();
    await expect(this.page.getByText(name, { exact: true })).toBeHidden();
  }
}
