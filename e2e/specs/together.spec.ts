import { CodePage } from '../pages/code-page';
import { DesignPage } from '../pages/design-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

test.describe('two pages of one project', () => {
  test('see each other’s edits and typing, and undo takes back only one’s own', async ({ page, context }) => {
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Grace Hopper'));
    await new ProjectsPage(page).create('To-do list', 'together');
    const other = await context.newPage();
    await other.goto(page.url());
    const [here, there] = [new DesignPage(page), new DesignPage(other)];

    await here.addRoute('/from-here');
    await expect(there.construct('/from-here')).toBeVisible();
    await there.openPaletteByKey();
    await there.addRoute('/from-there');
    await expect(here.construct('/from-there')).toBeVisible();

    await test.step('typing in a file', async () => {
      const { file } = await here.openCode();
      await other.goto(page.url());
      await expect(new CodePage(other).editor(file)).toBeAttached();
      await new CodePage(page).replaceText(file, typed);
      await expect(new CodePage(other).content).toContainText('typed on the other page');
    });

    await test.step('undo', async () => {
      await new ProjectBar(page).open('Design');
      await new ProjectBar(other).open('Design');
      await there.addRoute('/taken-back');
      await expect(here.construct('/taken-back')).toBeVisible();
      await there.undoUntilGone('/taken-back');
      await expect(here.construct('/taken-back')).toBeHidden();
      await expect(here.construct('/from-here')).toBeVisible();
    });
  });
});

test.describe('without the studio', () => {
  test.use({ expectedErrors: [/net::ERR_|Failed to fetch|Failed to load resource|A topic could not/] });

  test('edits are kept, and saved when it is back', async ({ page, context }) => {
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Mary Jackson'));
    await new ProjectsPage(page).create('Blank', 'offline');
    const design = new DesignPage(page);
    const bar = new ProjectBar(page);
    await design.addRoute('/before');
    await bar.saved();

    await context.setOffline(true);
    await design.addRoute('/while-away');
    await expect(page.getByRole('status').filter({ hasText: /not saved/ })).toBeVisible();

    await context.setOffline(false);
    await bar.saved();
    await page.reload();
    await expect(design.construct('/while-away')).toBeVisible();
  });
});

const typed = `export function fromHere() {
  return { text: 'typed on the other page' };
}
`;
