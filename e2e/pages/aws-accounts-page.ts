import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deployConnection } from '@chalice-studio/target-aws/testing';
import { expect, type Locator, type Page } from '@playwright/test';

/** The accounts of a team, and how one is connected. */
export class AwsAccountsPage {
  readonly list: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole('list', { name: 'AWS accounts' });
  }

  async open(): Promise<void> {
    await this.page.goto('/aws-accounts');
  }

  async begin(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect an account' }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'Connect an AWS account' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await this.page.waitForURL('**/aws-accounts/*');
  }

  /** What the account's owner does: downloads the template and deploys it; answers its outputs as the console shows them. */
  async deployStack(endpoint: string): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    await this.page
      .getByRole('button', { name: /\.json$/ })
      .first()
      .click();
    const template = await readFile(await (await downloading).path(), 'utf8');
    const outputs = await deployConnection(endpoint, {
      stackName: `studio-${randomBytes(4).toString('hex')}`,
      template,
    });
    const { observe, deploy, execution } = outputs.roleArns;
    const rows = {
      ObserveRoleArn: observe,
      DeployRoleArn: deploy,
      ExecutionRoleArn: execution,
      Bucket: outputs.bucket,
      PermissionsBoundaryArn: outputs.permissionsBoundaryArn,
    };
    return JSON.stringify(Object.entries(rows).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })));
  }

  async paste(outputs: string): Promise<void> {
    await this.page.getByLabel('Outputs').fill(outputs);
    await expect(this.page.getByText('All five are here')).toBeVisible();
  }

  async prove(): Promise<void> {
    await this.page.getByRole('button', { name: 'Prove and connect' }).click();
  }
}
