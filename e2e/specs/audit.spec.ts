import { AuditPage } from '../pages/audit-page';
import { PeoplePage } from '../pages/people-page';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

const markup = '<img src=x onerror="window.wasRun=true"><script>window.wasRun=true</script>';

test.use({ userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 ${markup}` });

test('what was done is on record, can be found, checked and taken along, and runs nothing', async ({ page }) => {
  const audit = new AuditPage(page);
  const team = '<b>Ledger</b> keepers';
  await new SignUpPage(page).open();
  await new SignUpPage(page).signUp({ ...aPerson('Ada Lovelace'), name: '<i>Ada</i> Lovelace' });
  await new PeoplePage(page).newTeam(team);
  await new ProjectsPage(page).create('Blank', 'ledger');

  await test.step('the project’s log says who made it, and from where', async () => {
    await audit.openOfProject(page.url());
    await audit.entry('created a project').click();
    await expect(page.getByText(markup)).toBeVisible();
    await expect(page.getByText('<i>Ada</i> Lovelace').first()).toBeVisible();
  });

  await test.step('it is filtered by subject', async () => {
    await audit.filter('no such thing');
    await expect(page.getByText('No entry fits')).toBeVisible();
    await page.getByRole('button', { name: 'Show all entries' }).click();
    await expect(audit.entry('created a project')).toBeVisible();
  });

  await test.step('the team’s chain is checked, and exported with its own entry', async () => {
    await audit.openOfTeam(team);
    await audit.check();
    const lines = (await audit.export()).trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ type: 'audit', isFiltered: false });
    expect(lines.at(-2)).toContain('audit.export');
  });

  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});
