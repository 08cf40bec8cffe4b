import { DesignPage } from '../pages/design-page';
import { HistoryPage } from '../pages/history-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

test.describe('the history of a project', () => {
  test('names a revision, compares it, restores it and takes that back, and begins a new project as it was', async ({
    page,
  }) => {
    const [design, bar, history] = [new DesignPage(page), new ProjectBar(page), new HistoryPage(page)];
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Katherine Johnson'));
    await new ProjectsPage(page).create('To-do list', 'orbits');
    await design.addRoute('/orbits');
    await bar.saved();
    await bar.open('History');

    await test.step('a name, by which it is found again', async () => {
      await history.choose(/Created from the example/);
      await history.name(1, 'Before the orbits');
      await page.getByRole('radio', { name: 'Named only' }).click();
      await expect(history.list.getByRole('listitem')).toHaveCount(1);
      await expect(history.list).toContainText('Before the orbits');
    });

    await test.step('compared with now: in words, by file, by resource', async () => {
      await history.revision(1).getByRole('button', { name: 'Compare with now' }).click();
      await expect(page).toHaveURL(/[?&]from=1&to=\d+/);
      await expect(page.getByRole('tabpanel', { name: /^Design/ })).toContainText('/orbits');
      await page.getByRole('tab', { name: 'Code' }).click();
      await expect(page.getByRole('region', { name: 'app.ts', exact: true })).toContainText('/orbits');
      await page.getByRole('tab', { name: 'Template' }).click();
      await expect(page.getByRole('tabpanel', { name: 'Template' })).toContainText('AWS::');
    });

    await test.step('restored, and taken back', async () => {
      await history.choose(/Before the orbits/);
      await history.restore(1);
      await page.getByRole('button', { name: 'Undo' }).click();
      await bar.open('Design');
      await expect(design.construct('/orbits')).toBeVisible();
    });

    await test.step('a project of its own, which says where it is from', async () => {
      await bar.open('History');
      await history.choose(/Created from the example/);
      await history.branch(1, 'ellipses');
      await expect(design.construct('/todos').first()).toBeVisible();
      await expect(design.construct('/orbits')).toBeHidden();
      await bar.open('Settings');
      await expect(page.getByLabel('Branched from')).toHaveText('orbits, revision 1');
    });
  });
});
