import { expect, type Locator, type Page } from '@playwright/test';

export class StagesPage {
  constructor(private readonly page: Page) {}

  /** Makes a stage by the stage switcher of the bar, in an account or on this machine, and shows it from then on. */
  async create(name: string, account = 'This machine'): Promise<void> {
    await this.page.getByRole('button', { name: /^Stage: / }).click();
    await this.page.getByRole('menuitem', { name: 'New stage…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New stage' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('radio', { name: new RegExp(account) }).check();
    await dialog.getByRole('button', { name: 'Create stage' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole('button', { name: `Stage: ${name}` })).toBeVisible();
  }

  async view(name: 'All stages' | 'One stage' | 'Compare'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name, exact: true }).click();
  }

  /** A cell of the table by what it says to a screen reader: `LOG_LEVEL in dev: debug`. */
  cell(words: string): Locator {
    return this.page.getByRole('gridcell', { name: words, exact: true });
  }

  /** Adds a variable with a value of its own in each of the stages. */
  async addVariable(name: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.page.getByRole('button', { name: 'Add variable' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New environment variable' });
    await dialog.getByLabel('Name').fill(name);
    for (const [stage, value] of Object.entries(values)) await dialog.getByLabel(`Value in ${stage}`).fill(value);
    await dialog.getByRole('button', { name: /^Add to / }).click();
    await expect(dialog).toBeHidden();
  }

  async addSecret(name: string, value: string, stages: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Add secret' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New secret' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Value').fill(value);
    for (const stage of stages) await dialog.getByRole('checkbox', { name: stage }).check();
    await dialog.getByRole('button', { name: 'Set secret' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Gives one function another value than all have, from the row of all. */
  async setApart(cell: Locator, functionName: string, { cellOfIt, value }: { cellOfIt: string; value: string }) {
    await cell.click();
    await this.page.getByRole('button', { name: 'For one function…' }).click();
    await this.page.getByRole('menuitem', { name: functionName }).click();
    await this.cell(cellOfIt).focus();
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.insertText(value);
    await this.page.keyboard.press('Enter');
  }

  async saved(): Promise<void> {
    await expect(this.page.getByRole('main').getByRole('status').getByText('Saved', { exact: true })).toBeVisible();
  }
}
