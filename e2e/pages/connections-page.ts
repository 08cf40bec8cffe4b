import { expect, type Locator, type Page } from '@playwright/test';

export class ConnectionsPage {
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.rows = page
      .getByRole('region', { name: 'List of connections' })
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: 'Disconnect' }) });
  }

  async openClient(number: number): Promise<WebsocketClientCard> {
    const name = number === 1 ? 'Open a client' : 'Another client';
    await this.page.getByRole('button', { name }).first().click();
    const card = new WebsocketClientCard(this.page, number);
    await expect(card.state).toHaveText(/Connected/, { timeout: 30_000 });
    return card;
  }

  async sendTo(row: Locator, message: string): Promise<void> {
    await row.getByRole('button', { name: 'Send message' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Send a message' });
    await dialog.getByLabel('Message', { exact: true }).fill(message);
    await dialog.getByRole('button', { name: 'Send message' }).click();
    await expect(dialog).toBeHidden();
  }

  async disconnect(row: Locator): Promise<void> {
    await row.getByRole('button', { name: 'Disconnect' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await expect(dialog).toBeHidden();
  }
}

/** One client that the studio runs for the page. */
export class WebsocketClientCard {
  readonly state: Locator;
  readonly messages: Locator;
  private readonly card: Locator;
  private readonly number: number;

  constructor(page: Page, number: number) {
    this.number = number;
    this.card = page.getByRole('article', { name: `Client ${number}` });
    this.state = this.card.getByRole('status');
    this.messages = this.card.getByRole('region', { name: `Messages of client ${number}` });
  }

  async send(message: string): Promise<void> {
    await this.card.getByLabel(`Message of client ${this.number}`, { exact: true }).fill(message);
    await this.card.getByRole('button', { name: 'Send message' }).click();
  }
}
