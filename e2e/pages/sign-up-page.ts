import type { Page } from '@playwright/test';
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
    await this.page.getByLabel('Name').fill(person.name);
    await this.page.getByLabel('E-mail').fill(person.email);
    await this.page.getByLabel('Password').fill(person.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.page.waitForURL('**/new');
  }
}
