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

  /** Says yes to the plan that is shown, and waits until it runs. */
  async approve(stage: string): Promise<void> {
    await this.detail.getByRole('button', { name: 'Approve…' }).click({ timeout: 90_000 });
    await this.page
      .getByRole('alertdialog')
      .getByRole('button', { name: `Approve and deploy to ${stage}` })
      .click();
    await expect(this.detail.getByText('Deployed', { exact: true })).toBeVisible({ timeout: 120_000 });
  }

  /** What the plan says, in the app's words. */
  planned(sentence: string): Locator {
    return this.detail.getByRole('listitem').filter({ hasText: sentence }).first();
  }

  /** Says no to the plan that is shown, with a reason, and waits until the deployment is over. */
  async reject(reason: string): Promise<void> {
    await this.detail.getByRole('button', { name: 'Reject…' }).click({ timeout: 90_000 });
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByLabel(/^Reason/).fill(reason);
    await dialog.getByRole('button', { name: 'Reject the plan' }).click();
    await expect(this.detail.getByText('Rejected', { exact: true }).first()).toBeVisible();
  }

  /** What the stage's stack is like, instead of a deployment. */
  async openStack(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stack', exact: true }).click();
    await expect(this.detail.getByRole('heading', { name: /^Stack of/ })).toBeVisible();
  }

  /** Looks for what was changed beside the stack, and waits until it is told. */
  async lookForDrift(): Promise<Locator> {
    const drift = this.detail.getByRole('region', { name: 'Changes beside the stack' });
    await drift.getByRole('button', { name: 'Look for drift' }).click();
    await expect(drift.getByText(/differ from the stack|differs from the stack|Nothing was changed/)).toBeVisible({
      timeout: 60_000,
    });
    return drift;
  }

  /** Opens the question whether what runs is to be destroyed; it lists what stays. */
  async askToDestroy(): Promise<Locator> {
    await this.detail.getByRole('button', { name: 'Destroy…' }).click();
    return this.page.getByRole('alertdialog');
  }

  /** Types the stage's name, destroys what runs in it, and waits until that is done. */
  async destroy(stage: string): Promise<void> {
    const dialog = this.page.getByRole('alertdialog');
    const button = dialog.getByRole('button', { name: 'Destroy', exact: true });
    await expect(button).toBeDisabled();
    await dialog.getByRole('textbox', { name: `Type ${stage} to confirm` }).fill(stage);
    await button.click();
    await expect(dialog).toBeHidden();
    await expect(this.detail.getByText('Destroyed what ran')).toBeVisible({ timeout: 120_000 });
  }

  async rollBackTo(number: number): Promise<void> {
    await this.list.getByRole('button', { name: new RegExp(`#${number}\\b`) }).click();
    await this.detail.getByRole('button', { name: 'Roll back to this' }).click();
    await this.page
      .getByRole('alertdialog')
      .getByRole('button', { name: `Roll back to #${number}` })
      .click();
  }
}
