import { AuditPage } from '../pages/audit-page';
import { AwsAccountsPage } from '../pages/aws-accounts-page';
import { DeploymentsPage } from '../pages/deployments-page';
import { DesignPage } from '../pages/design-page';
import { EventsPage } from '../pages/events-page';
import { HistoryPage } from '../pages/history-page';
import { PeoplePage } from '../pages/people-page';
import { ProjectBar, type Tab } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { ShareDialog } from '../pages/share-dialog';
import { SignUpPage } from '../pages/sign-up-page';
import { expectAccessible, expectAccessiblePage } from '../support/accessible';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

const tabs: Tab[] = ['Design', 'Code', 'Deployments', 'Logs', 'Connections', 'Events', 'Stages', 'History', 'Settings'];

test('no page has what axe finds fault with, light or dark', async ({ page }) => {
  test.setTimeout(300_000);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await expectAccessible(page, 'sign up');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
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

test('nor what opens over the designer, nor code and history', async ({ page }) => {
  test.setTimeout(600_000);
  await new SignUpPage(page).open();
  await new SignUpPage(page).signUp(aPerson('Evelyn Boyd'));
  await new ProjectsPage(page).create('To-do list', 'beside');
  const address = page.url().replace(/\/design.*$/, '');
  const [bar, history] = [new ProjectBar(page), new HistoryPage(page)];
  await new DesignPage(page).addRoute('/beside');
  await bar.saved();

  await test.step('what opens over a page', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('option').first().waitFor();
    await expectAccessible(page, 'command palette');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expectAccessible(page, 'shortcut sheet');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await new ShareDialog(page).open();
    const link = await new ShareDialog(page).makeLink('A reader');
    await expectAccessible(page, 'sharing');
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'beside' }).waitFor();
    await expectAccessible(page, 'a shared project');
  });

  await test.step('code', async () => {
    await page.goto(`${address}/code?file=chalicelib%2Ftodos.ts`);
    await page.getByRole('textbox', { name: 'chalicelib/todos.ts' }).waitFor({ state: 'attached' });
    await expectAccessible(page, 'a file of code');
    await page.goto(`${address}/code?view=dependencies`);
    await page.getByRole('dialog', { name: 'Dependencies' }).waitFor();
    await expectAccessible(page, 'dependencies');
  });

  await test.step('history', async () => {
    await page.goto(`${address}/history?from=1`);
    for (const [tab, shows] of [
      ['Design', '/beside'],
      ['Code', 'app.ts'],
      ['Template', 'AWS::'],
    ] as const) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await page
        .getByRole('tabpanel', { name: new RegExp(`^${tab}`) })
        .getByText(shows)
        .first()
        .waitFor();
      await expectAccessible(page, `two revisions compared: ${tab}`);
    }
    await history.choose(/Created from the example/);
    await history.name(1, 'Before');
    await history.revision(1).getByRole('button', { name: 'Branch' }).click();
    await page.getByRole('dialog').getByLabel('Project name').waitFor();
    await expectAccessible(page, 'branching');
  });
});

test.describe('people, teams and accounts', () => {
  // A studio without an identity at AWS says what it lacks.
  test.use({ expectedErrors: [/503 .*awsAccounts\/setup/] });

  test('have nothing that axe finds fault with', async ({ page }) => {
    test.setTimeout(600_000);
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Katherine Johnson'));
    await new PeoplePage(page).newTeam('Orbits');
    await new ProjectsPage(page).create('Blank', 'beside');
    const project = page.url();
    await expectAccessiblePage(page, '/new/import', 'Import');
    await expectAccessiblePage(page, '/settings', 'Settings');
    await expectAccessiblePage(page, '/people', 'People');
    await page.getByRole('button', { name: 'Invite' }).first().click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'inviting');
    await expectAccessiblePage(page, '/teams', 'Teams');
    await page.getByRole('link', { name: 'Orbits', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Orbits' }).waitFor();
    await expectAccessible(page, 'a team');
    await new AuditPage(page).openOfTeam('Orbits');
    await expectAccessible(page, 'a team’s audit log');
    await new AuditPage(page).openOfProject(project);
    await new AuditPage(page).entry('created a project').click();
    await expectAccessible(page, 'an entry of a project’s audit log');
    await expectAccessiblePage(page, '/tokens', 'API tokens');
    await expectAccessiblePage(page, '/aws-accounts', 'AWS accounts');
    await new AwsAccountsPage(page).begin('Sandbox');
    await page.getByRole('heading', { level: 1, name: 'Sandbox' }).waitFor();
    await expectAccessible(page, 'an AWS account');

    await page.context().clearCookies();
    for (const address of ['/reset-password', '/invite', '/shared']) await expectAccessiblePage(page, address, /./);
  });
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
