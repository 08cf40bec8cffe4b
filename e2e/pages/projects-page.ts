import { expect, type Page } from '@playwright/test';

export class ProjectsPage {
  constructor(private readonly page: Page) {}

  /** Makes a project of an example (by its title, or “Blank”) and waits for its canvas. */
  async create(start: string, name: string): Promise<void> {
    await this.page.goto('/new');
    await this.page.getByRole('radio', { name: new RegExp(`^${start}`) }).click();
    const field = this.page.getByLabel('Project name');
    await field.fill(name);
    await this.page.getByRole('button', { name: 'Create project' }).click();
    await this.page.waitForURL('**/p/*/design**');
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    await this.leaveTour();
  }

  /** The first project of a person begins with a tour, which other tests do not take. */
  private async leaveTour(): Promise<void> {
    const tour = this.page.getByRole('complementary', { name: 'First steps' });
    const canvas = this.page.getByRole('region', { name: 'Canvas' });
    await expect(tour.or(canvas).first()).toBeVisible();
    if (await tour.isVisible()) await tour.getByRole('button', { name: 'Leave the tour' }).click();
  }
}
