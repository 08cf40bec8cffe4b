import { expect, type Locator, type Page } from '@playwright/test';

/** The request panel and the invoke panel. */
export class EventsPage {
  readonly answer: Locator;

  constructor(private readonly page: Page) {
    this.answer = page.getByRole('region', { name: 'Answer' });
  }

  async choose(label: string): Promise<void> {
    const list = this.page.getByRole('navigation', { name: 'What to call' });
    await list.getByRole('button', { name: label, exact: true }).click();
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async chooseFile(file: string): Promise<void> {
    await this.page.getByLabel('File to send').setInputFiles(file);
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  async expectStatus(words: string): Promise<void> {
    await expect(this.answer.getByText(words, { exact: true })).toBeVisible({ timeout: 30_000 });
  }

  /** The answer's body as it was sent. */
  async json(): Promise<unknown> {
    const text = await this.answer.getByText('{').last().textContent();
    return JSON.parse(text ?? '');
  }

  logLine(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: /^Log lines of this/ }).getByText(text);
  }
}
