import { expect, type Page } from '@playwright/test';
import type { Person } from '../support/people';

export class SignUpPage {
  constructor(private readonly page: Page) {}

  /** From the studio's front door, where somebody who is not signed in is asked to be. */
  async open(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('link', { name: /^Create (an account|the first one)$/ }).click();
    await this.page.getByRole('heading', { name: 'Create your account' }).waitFor();
  }

  async signUp(person: Person): Promise<void> {
    await this.fill(person);
    await this.page.waitForURL('**/new');
  }

  /** Takes an invitation by making an account, and waits until its team is there. */
  async joinBy(link: string, person: Person): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole('link', { name: 'Create an account to join' }).click();
    await this.fill(person);
    await expect(this.page.getByRole('button', { name: /^Team: / })).toBeVisible();
  }

  private async fill(person: Person): Promise<void> {
    await this.page.getByLabel('Name').fill(person.name);
    await this.page.getByLabel('E-mail').fill(person.email);
    await this.page.getByLabel('Password').fill(person.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }
}
