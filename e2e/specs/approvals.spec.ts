import type { Page } from '@playwright/test';
import { DeploymentsPage } from '../pages/deployments-page';
import { DesignPage } from '../pages/design-page';
import { PeoplePage } from '../pages/people-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { StagesPage } from '../pages/stages-page';
import { aPerson } from '../support/people';
import { keepScreenshots } from '../support/screenshots';
import { expect, studioAddress, test, watch } from '../support/test';

test('a production stage that wants somebody else’s approval waits for it, its name typed, and says what would go', async ({
  page,
  browser,
}) => {
  const people = new PeoplePage(page);
  const bar = new ProjectBar(page);
  const deployments = new DeploymentsPage(page);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.signUp(aPerson('Ada Lovelace'));
  await people.newTeam('Analytical Engines');
  await new ProjectsPage(page).create('To-do list', 'engine');
  const projectAddress = page.url();
  await people.open();
  const link = await people.inviteByLink('Operator');
  const context = await browser.newContext({ baseURL: studioAddress() });
  const complaints = watch(context);
  const other = await context.newPage();
  await new SignUpPage(other).joinBy(link, aPerson('Grace Hopper'));
  await page.goto(projectAddress);

  await test.step('the stage is made production, and every deployment asks somebody else', async () => {
    const stages = new StagesPage(page);
    await bar.open('Stages');
    await stages.view('One stage');
    await page.getByRole('switch', { name: 'Every deployment waits for an approval' }).click();
    await page.getByRole('combobox', { name: 'Who approves' }).click();
    await page.getByRole('option', { name: 'Somebody else' }).click();
    await page.getByRole('combobox', { name: 'Production' }).click();
    await page.getByRole('option', { name: 'On', exact: true }).click();
    await stages.saved();
    await keepScreenshots(page, 'approvals-01-rule');
  });

  await test.step('who deploys cannot approve; a colleague does, and types the stage’s name', async () => {
    await bar.startDeploying();
    await bar.open('Deployments');
    await deployments.openNewest();
    const approval = deployments.detail.getByRole('region', { name: 'Approval' });
    await expect(approval.getByText('somebody else has to approve it')).toBeVisible({ timeout: 60_000 });
    await expect(approval.getByRole('button', { name: 'Approve…' })).toBeHidden();
    await keepScreenshots(page, 'approvals-02-own');
    await other.goto(page.url());
    await approveByName(other);
    await expect(deployments.detail.getByText('Deployed', { exact: true })).toBeVisible({ timeout: 60_000 });
  });

  await test.step('a table that would go is said before it does, with what becomes of its data', async () => {
    await bar.open('Design');
    const design = new DesignPage(page);
    await design.construct('todos').last().click();
    await page.keyboard.press('Delete');
    await bar.startDeploying();
    await bar.open('Deployments');
    await deployments.openNewest();
    await expect(deployments.planned('Table todos is removed. Its data is kept.')).toBeVisible({ timeout: 60_000 });
    await expect(deployments.planned('Route GET /todos may no longer read table todos.')).toBeVisible();
    await keepScreenshots(page, 'approvals-03-removal');
  });
  expect(complaints).toEqual([]);
  await context.close();
});

async function approveByName(page: Page) {
  const deployments = new DeploymentsPage(page);
  await deployments.detail.getByRole('button', { name: 'Approve…' }).click();
  const question = page.getByRole('alertdialog');
  await keepScreenshots(page, 'approvals-02-question');
  const approve = question.getByRole('button', { name: 'Approve and deploy to dev' });
  await expect(approve).toBeDisabled();
  await question.getByRole('textbox').last().fill('dev');
  await approve.click();
}
