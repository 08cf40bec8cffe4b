import type { Locator, Page } from '@playwright/test';

/** The sections of one's own settings that are about signing in with more than a password. */
export class SecondFactorsPage {
  readonly twoFactor: Locator;
  readonly passkeys: Locator;
  private readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.twoFactor = page.getByRole('region', { name: 'Two-factor' });
    this.passkeys = page.getByRole('region', { name: 'Passkeys' });
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.goto('/settings');
    await this.twoFactor.getByText(/^(On|Off)$/).waitFor();
  }

  /** Up to where the app is to be set up; answers the key that it is set up with. */
  async beginTwoFactor(password: string): Promise<string> {
    await this.twoFactor.getByRole('button', { name: 'Set up' }).click();
    await this.dialog.getByLabel('Your password').fill(password);
    await this.dialog.getByRole('button', { name: 'Go on' }).click();
    await this.page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    return (await this.page.getByLabel('Key', { exact: true }).textContent()) ?? '';
  }

  async confirm(code: string): Promise<void> {
    await this.dialog.getByLabel('Code', { exact: true }).fill(code);
    await this.page.getByRole('button', { name: 'Turn on' }).click();
  }

  /** Answers the codes that are shown, and says that they are kept. */
  async keepRecoveryCodes(): Promise<string[]> {
    const codes = await this.page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
    await this.page.getByLabel(/I keep these codes/).click();
    await this.page.getByRole('button', { name: 'Done' }).click();
    return codes;
  }

  async addPasskey(name: string): Promise<void> {
    await this.passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await this.dialog.getByLabel('Name').fill(name);
    await this.dialog.getByRole('button', { name: 'Add passkey' }).click();
    await this.passkeys.getByText(name).waitFor();
  }

  async renamePasskey(name: string, next: string): Promise<void> {
    await this.choose(name, 'Rename');
    await this.dialog.getByLabel('Name').fill(next);
    await this.dialog.getByRole('button', { name: 'Rename' }).click();
    await this.passkeys.getByText(next).waitFor();
  }

  async removePasskey(name: string): Promise<void> {
    await this.choose(name, 'Remove');
    await this.page.getByRole('button', { name: 'Remove passkey' }).click();
    await this.passkeys.getByText('No passkeys yet').waitFor();
  }

  private async choose(name: string, act: string): Promise<void> {
    await this.passkeys.getByRole('button', { name: `More for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: act }).click();
  }
}
