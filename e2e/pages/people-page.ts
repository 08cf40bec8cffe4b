import { expect, type Page } from '@playwright/test';

export class PeoplePage {
  constructor(private readonly page: Page) {}

  /** Makes a team from the menu over the navigation, and stays in it. */
  async newTeam(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Team: / }).click();
    await this.page.getByRole('menuitem', { name: 'New team…' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create team' }).click();
    await expect(this.page.getByRole('button', { name: `Team: ${name}` })).toBeVisible();
  }

  async open(): Promise<void> {
    await this.page.goto('/people');
    await this.page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  }

  /** The link that whoever opens it first joins by. */
  async inviteByLink(role: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Invite' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByText('By link').click();
    await this.choose('Role', role);
    await dialog.getByRole('button', { name: 'Make link' }).click();
    const link = await this.page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();
    await this.page.getByRole('button', { name: 'Done' }).click();
    return link;
  }

  async setRole(person: string, role: string): Promise<void> {
    await this.choose(`Role of ${person}`, role);
    await expect(this.page.getByRole('combobox', { name: `Role of ${person}` })).toContainText(role);
  }

  async remove(person: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${person}` }).click();
    await this.page.getByRole('menuitem', { name: 'Remove from the team…' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: /^Remove/ }).click();
    await expect(this.page.getByRole('button', { name: `Actions for ${person}` })).toBeHidden();
  }

  private async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
  }
}
