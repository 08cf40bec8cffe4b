import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DeploymentsPage } from '../pages/deployments-page';
import { DesignPage } from '../pages/design-page';
import { EventsPage } from '../pages/events-page';
import { ProjectBar, type Tab } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

const tabs: Tab[] = ['Design', 'Code', 'Deployments', 'Logs', 'Connections', 'Events', 'Stages', 'History', 'Settings'];

test('no page has what axe finds fault with, light or dark', async ({ page }) => {
  test.setTimeout(300_000);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await expectAccessible(page, 'sign up');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await expectAccessible(page, 'sign in');
  await signUp.open();
  await signUp.signUp(aPerson('Annie Easley'));
  await expectAccessible(page, 'new project');
  await new ProjectsPage(page).create('To-do list', 'accessible');
  const bar = new ProjectBar(page);
  await bar.deploy();

  await bar.open('Events');
  const events = new EventsPage(page);
  await events.choose('GET /todos');
  await events.field('Authorization token').fill('Bearer let-me-in');
  await events.send();
  await events.expectStatus('200 OK');
  await expectAccessible(page, 'a request and its answer');

  for (const tab of tabs) {
    await bar.open(tab);
    await page.getByRole('main').waitFor();
    await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
    await expectAccessible(page, tab);
  }
  await bar.open('Design');
  const design = new DesignPage(page);
  await design.select('GET /todos');
  await expectAccessible(page, 'a route in the panel');
  await design.card('GET /todos').focus();
  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: 'Draw a line' }).getByRole('option').first().waitFor();
  await expectAccessible(page, 'drawing a line by keyboard');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await design.card('GET /todos').focus();
  await page.keyboard.press('Control+a');
  await expect(design.panel.getByRole('heading', { name: /selected$/ })).toBeVisible();
  await expectAccessible(page, 'several constructs in the panel');
  await page.getByRole('button', { name: 'Export a picture' }).click();
  await page.getByRole('img', { name: 'Preview of the canvas' }).waitFor();
  await expectAccessible(page, 'exporting a picture');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await design.card('GET /todos').focus();
  await design.writeNote('# Why one table\n- **owner** first');
  await expect(design.note('Why one table')).toBeVisible();
  await expectAccessible(page, 'a note on the canvas and in the panel');
  await bar.open('Deployments');
  await new DeploymentsPage(page).openNewest();
  await expectAccessible(page, 'a deployment');
  await page.goto('/');
  await page.getByRole('list', { name: 'Projects' }).waitFor();
  await expectAccessible(page, 'projects');
});

test('no page of a project is wider than a narrow window', async ({ page }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.signUp(aPerson('Christine Darden'));
  await new ProjectsPage(page).create('To-do list', 'a-project-with-a-rather-long-name');
  const bar = new ProjectBar(page);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    for (const tab of tabs) {
      await bar.open(tab);
      await page.getByRole('main').waitFor();
      await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
      await expect(bar.deployButton).toBeInViewport({ ratio: 1 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overflow, `${tab} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}
