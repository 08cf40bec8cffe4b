import type { Browser, Page } from '@playwright/test';
import { CodePage } from '../pages/code-page';
import { DesignPage } from '../pages/design-page';
import { PeoplePage } from '../pages/people-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson, type Person } from '../support/people';
import { expect, studioAddress, test, watch } from '../support/test';

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

test.describe('two people in one project', () => {
  test('see what the other selects and where they type, and each undoes only their own', async ({ page, browser }) => {
    const people = new PeoplePage(page);
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Ada Lovelace'));
    await people.newTeam('Engines');
    await new ProjectsPage(page).create('To-do list', 'shared');
    const address = page.url();
    await people.open();
    const link = await people.inviteByLink('Editor');
    const other = await joined(browser, { link, person: aPerson('Grace Hopper') });
    await Promise.all([page.goto(address), other.page.goto(address)]);
    const [ada, grace] = [new DesignPage(page), new DesignPage(other.page)];

    await test.step('selections on the canvas and in the outline', async () => {
      await ada.select('POST /todos');
      await expect(grace.construct('POST /todos')).toHaveAccessibleDescription(/Selected by Ada Lovelace\./);
      await expect(grace.canvas.getByText('Ada Lovelace')).toBeVisible();
      await grace.select('POST /todos');
      await expect(ada.construct('POST /todos')).toHaveAccessibleDescription(/Selected by Grace Hopper\./);
    });

    await test.step('cursors and selections in one file', async () => {
      const { file } = await ada.openCode();
      await other.page.goto(page.url());
      const [adaCode, graceCode] = [new CodePage(page), new CodePage(other.page)];
      await expect(graceCode.editor(file)).toBeAttached();
      await adaCode.replaceText(file, typedFirst);
      await expect(graceCode.content).toContainText('first');
      await expect(graceCode.peopleInFile).toContainText('Ada Lovelace, line 2');
      await adaCode.editor(file).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await expect(graceCode.peopleInFile).toContainText('24 characters selected');

      // What follows within 1.2 s is one step of undo with what was before: a quick machine needs the pause.
      await page.waitForTimeout(2000);
      await Promise.all([adaCode.typeAtEnd(file, '// from Ada'), graceCode.typeAtEnd(file, '// from Grace')]);
      // Letters of both may stand between each other’s; none is lost, and both see the same.
      const sorted = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
      await expect(async () => {
        expect(sorted(await adaCode.saved(file))).toBe(sorted(`${typedFirst}// from Ada// from Grace`));
      }).toPass();

      const onlyGrace = sorted(`${typedFirst}// from Grace`);
      await adaCode.editor(file).focus();
      // A pause in typing, of a slow machine, makes two steps of it.
      await expect(async () => {
        await page.keyboard.press('ControlOrMeta+z');
        await expect.poll(async () => sorted(await adaCode.saved(file)), { timeout: 5000 }).toBe(onlyGrace);
      }).toPass();
      for (const code of [adaCode, graceCode]) await expect(code.content).toContainText('// from Grace');
    });
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
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
    // A page that cannot be fetched does not take this one's place.
    await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'History', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: /not saved/ })).toBeVisible();
    await describeElsewhere(page, 'Changed meanwhile');

    await context.setOffline(false);
    await bar.saved();
    const notice = page.getByRole('status', { name: 'While you were away' });
    await expect(notice).toContainText('Mary Jackson made 1 change.');
    await expect(notice).toContainText('put on top');
    await page.reload();
    await expect(design.construct('/while-away')).toBeVisible();
    await bar.open('Settings');
    await expect(page.getByLabel('Description')).toHaveValue('Changed meanwhile');
  });
});

/** What a page elsewhere does; the studio is asked directly, past the page that is offline. */
async function describeElsewhere(page: Page, value: string): Promise<void> {
  const projectId = new URL(page.url()).pathname.split('/')[2];
  const { revision } = await (await page.request.get(`/api/v1/projects/${projectId}/document`)).json();
  const edits = [{ type: 'set', id: 'app', path: ['description'], value }];
  const answer = await page.request.post(`/api/v1/projects/${projectId}/changes`, {
    headers: { origin: studioAddress() },
    data: { change: { clientEditId: 'from-elsewhere', baseRevision: revision, edits } },
  });
  expect(answer.ok()).toBe(true);
}

const typedFirst = 'export const first = 1;\n';

/** Somebody with a browser of their own, who takes an invitation by making an account. */
async function joined(browser: Browser, { link, person }: { link: string; person: Person }) {
  const context = await browser.newContext({ baseURL: studioAddress() });
  const complaints = watch(context);
  const page = await context.newPage();
  await new SignUpPage(page).joinBy(link, person);
  return { page, complaints };
}

const typed = `export function fromHere() {
  return { text: 'typed on the other page' };
}
`;
