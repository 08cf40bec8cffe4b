import { expect, type Locator, type Page } from '@playwright/test';

export class DeploymentsPage {
  readonly list: Locator;
  readonly detail: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole('list', { name: 'Deployments' });
    this.detail = page.getByRole('article');
  }

  async openNewest(): Promise<void> {
    await this.list.getByRole('button').first().click();
    await expect(this.detail).toBeVisible();
  }

  /** Copies the address of the REST API, as a person would to call it from elsewhere. */
  async copyRestApiUrl(): Promise<string> {
    await this.detail.getByRole('button', { name: 'Copy URL of the REST API' }).click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Says yes to the plan that is shown, and waits until it runs. */
  async approve(stage: string): Promise<void> {
    await this.detail.getByRole('button', { name: 'Approve…' }).click({ timeout: 90_000 });
    await this.page
      .getByRole('alertdialog')
      .getByRole('button', { name: `Approve and deploy to ${stage}` })
      .click();
    await expect(this.detail.getByText('Deployed', { exact: true })).toBeVisible({ timeout: 120_000 });
  }

  /** What the plan says, in the app's words. */
  planned(sentence: string): Locator {
    return this.detail.getByRole('listitem').filter({ hasText: sentence }).first();
  }

  async rollBackTo(number: number): Promise<void> {
    await this.list.getByRole('button', { name: new RegExp(`#${number}\\b`) }).click();
    await this.detail.getByRole('button', { name: 'Roll back to this' }).click();
    await this.page
      .getByRole('alertdialog')
      .getByRole('button', { name: `Roll back to #${number}` })
      .click();
  }
}
