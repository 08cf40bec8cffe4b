import { expect, type Locator, type Page } from '@playwright/test';

/** The log of a project or of a team. */
export class AuditPage {
  constructor(private readonly page: Page) {}

  async openOfProject(projectAddress: string): Promise<void> {
    await this.page.goto(projectAddress.replace(/\/design.*$/, '/settings'));
    await this.open();
  }

  async openOfTeam(team: string): Promise<void> {
    await this.page.goto('/teams');
    await this.page.getByRole('link', { name: team, exact: true }).click();
    await this.open();
  }

  entry(words: string): Locator {
    return this.page.getByRole('list', { name: 'Entries' }).getByRole('button', { name: words }).first();
  }

  async filter(subject: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Subject' }).fill(subject);
  }

  async check(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check the chain' }).click();
    await expect(this.page.getByText(/Chain verified up to entry \d+/)).toBeVisible();
  }

  /** The lines of an export. */
  async export(): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: 'Export' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString();
  }

  private async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Open the audit log' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
  }
}
