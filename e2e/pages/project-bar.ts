import { expect, type Locator, type Page } from '@playwright/test';

export type Tab =
  | 'Design'
  | 'Code'
  | 'Deployments'
  | 'Logs'
  | 'Connections'
  | 'Events'
  | 'Stages'
  | 'History'
  | 'Settings';

/** The bar of a project: its pages, whether it is saved, Deploy. */
export class ProjectBar {
  readonly deployButton: Locator;
  readonly saveState: Locator;

  constructor(private readonly page: Page) {
    this.deployButton = page.getByRole('banner').getByRole('button', { name: /^Deploy to/ });
    this.saveState = page.getByRole('status', { name: 'Save state' });
  }

  async open(tab: Tab): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: tab, exact: true }).click();
    await this.page.waitForURL(`**/${tab.toLowerCase()}**`);
  }

  async saved(): Promise<void> {
    await expect(this.saveState).toHaveText('Saved');
  }

  /** Asks for a deployment of what is saved; in AWS its plan is shown before anything happens. */
  async startDeploying(): Promise<void> {
    await this.saved();
    await this.deployButton.click();
    await expect(this.deployButton).toBeHidden();
  }

  /** Deploys what is saved to the stage that is shown, and waits until it runs. */
  async deploy(): Promise<void> {
    await this.saved();
    await this.deployButton.click();
    await expect(this.page.getByText('Deployed to dev', { exact: true })).toBeVisible({ timeout: 90_000 });
    await expect(this.deployButton).toBeVisible();
  }
}
