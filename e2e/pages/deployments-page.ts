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
}
