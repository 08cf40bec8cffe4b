import type { Locator, Page } from '@playwright/test';

export class LogsPage {
  readonly list: Locator;
  readonly filter: Locator;

  constructor(page: Page) {
    this.list = page.getByRole('log', { name: 'Log lines' });
    this.filter = page.getByRole('searchbox', { name: 'Filter by text' });
  }

  line(text: string | RegExp): Locator {
    return this.list.getByRole('button').filter({ hasText: text });
  }
}
