import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { StagesPage } from '../pages/stages-page';
import { aPerson } from '../support/people';
import { keepScreenshots } from '../support/screenshots';
import { expect, test } from '../support/test';

const secret = 'canary-of-the-payment-key';

test('variables, secrets and a function’s own settings are kept stage by stage, and no secret is shown again', async ({
  page,
}) => {
  const bar = new ProjectBar(page);
  const stages = new StagesPage(page);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.signUp(aPerson('Mary Jackson'));
  await new ProjectsPage(page).create('To-do list', 'todo-stages');
  await stages.create('staging');
  await bar.open('Stages');

  await test.step('a variable in two stages, a secret in both, a function with a value of its own', async () => {
    await stages.addVariable('LOG_LEVEL', { dev: 'debug', staging: 'warn' });
    await stages.addSecret('PAYMENT_KEY', secret, ['dev', 'staging']);
    await expect(stages.cell('PAYMENT_KEY in staging: set, version 1')).toBeVisible();
    await stages.setApart(stages.cell('LOG_LEVEL in staging: warn'), 'sweep_done', {
      cellOfIt: 'LOG_LEVEL of sweep_done in staging: warn, as all functions',
      value: 'trace',
    });
    await expect(stages.cell('LOG_LEVEL of sweep_done in staging: trace')).toBeVisible();
    await stages.saved();
    await keepScreenshots(page, 'stages-01-table');
  });

  await test.step('all of it is there after the page is loaded anew; the secret’s value is nowhere', async () => {
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''));
    });
    await page.reload();
    await expect(stages.cell('LOG_LEVEL in dev: debug')).toBeVisible();
    await expect(stages.cell('LOG_LEVEL in staging: warn')).toBeVisible();
    await expect(stages.cell('LOG_LEVEL of sweep_done in staging: trace')).toBeVisible();
    await expect(stages.cell('LOG_LEVEL of sweep_done in dev: debug, as all functions')).toBeVisible();
    await expect(stages.cell('PAYMENT_KEY in dev: set, version 1')).toBeVisible();
    expect(await page.content()).not.toContain(secret);
    expect(answers.join('\n')).toContain('PAYMENT_KEY');
    expect(answers.join('\n')).not.toContain(secret);
  });

  await test.step('two stages side by side: only that in which they differ', async () => {
    await stages.view('Compare');
    await expect(page.getByRole('grid').getByRole('rowheader', { name: 'LOG_LEVEL' }).first()).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Memory' })).toHaveCount(0);
    await keepScreenshots(page, 'stages-02-compare');
  });
});
