import type { Locator, Page } from '@playwright/test';

export class ShareDialog {
  private readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Share' }).click();
    await this.dialog.getByRole('tab', { name: /^Links/ }).waitFor();
  }

  /** A link for reading, which is shown once. */
  async makeLink(forWhom: string): Promise<string> {
    await this.dialog.getByRole('tab', { name: /^Links/ }).click();
    await this.dialog.getByLabel('For whom').fill(forWhom);
    await this.dialog.getByRole('button', { name: 'Make link' }).click();
    return this.dialog.getByLabel('Link', { exact: true }).inputValue();
  }

  async withdrawLink(forWhom: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `Withdraw the link ${forWhom}` }).click();
    await this.dialog.getByRole('list', { name: 'Links' }).waitFor({ state: 'hidden' });
  }
}
