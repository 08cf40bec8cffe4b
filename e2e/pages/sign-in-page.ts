import type { Locator, Page } from '@playwright/test';
import type { Person } from '../support/people';

export class SignInPage {
  readonly secondStep: Locator;

  constructor(private readonly page: Page) {
    this.secondStep = page.getByRole('form', { name: 'Second step' });
  }

  /** From the account's page. */
  async signOut(): Promise<void> {
    await this.page.goto('/settings');
    await this.page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
    await this.page.waitForURL('**/sign-in**');
  }

  async typePassword({ email, password }: Person): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async typeCode(code: string): Promise<void> {
    await this.secondStep.getByRole('textbox').fill(code);
    await this.secondStep.getByRole('button', { name: 'Go on' }).click();
  }

  async useRecoveryCode(code: string): Promise<void> {
    await this.secondStep.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await this.typeCode(code);
  }

  async signInWithPasskey(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  }

  /** The studio itself, and no page for those who are signed out. */
  async waitUntilIn(): Promise<void> {
    await this.page.waitForURL((url) => !url.pathname.startsWith('/sign-'));
    await this.page.getByRole('button', { name: /^Team: / }).waitFor();
  }
}
