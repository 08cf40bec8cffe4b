import type { Browser, Page } from '@playwright/test';
import { DesignPage } from '../pages/design-page';
import { PeoplePage } from '../pages/people-page';
import { ProjectsPage } from '../pages/projects-page';
import { ShareDialog } from '../pages/share-dialog';
import { SignUpPage } from '../pages/sign-up-page';
import { TokensPage } from '../pages/tokens-page';
import { aPerson } from '../support/people';
import { expect, studioAddress, test, watch } from '../support/test';

test.describe('a team', () => {
  test('invites, gives rights and takes them back', async ({ page, browser }) => {
    const people = new PeoplePage(page);
    const grace = aPerson('Grace Hopper');
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Ada Lovelace'));
    await people.newTeam('Analytical Engines');
    await new ProjectsPage(page).create('Blank', 'engine');
    const projectAddress = page.url();
    await new DesignPage(page).addRoute('/cards');

    await people.open();
    const link = await people.inviteByLink('Viewer');
    const other = await asSomebodyElse(browser);

    await test.step('a stranger with the link joins by making an account, and may read', async () => {
      await other.page.goto(link);
      await expect(other.page.getByRole('heading', { name: 'Join Analytical Engines' })).toBeVisible();
      await new SignUpPage(other.page).joinBy(link, grace);
      await expect(other.page.getByRole('button', { name: 'Team: Analytical Engines' })).toBeVisible();
      await other.page.goto(projectAddress);
      await expect(new DesignPage(other.page).construct('/cards')).toBeVisible();
      await expect(other.page.getByText('Read only', { exact: true })).toBeVisible();
      await expect(other.page.getByRole('button', { name: 'Add to the design' })).toBeHidden();
    });

    await test.step('the link is used up', async () => {
      const third = await asSomebodyElse(browser);
      await third.page.goto(link);
      await expect(third.page.getByText('This invitation does not open')).toBeVisible();
      await third.close();
    });

    await test.step('as an editor she edits', async () => {
      await people.open();
      await people.setRole(grace.name, 'Editor');
      await other.page.reload();
      await new DesignPage(other.page).addRoute('/loops');
    });

    await test.step('removed, she sees nothing of it', async () => {
      await people.remove(grace.name);
      await other.page.goto(projectAddress);
      await expect(new DesignPage(other.page).construct('/cards')).toBeHidden();
      await expect(other.page.getByText('analytical', { exact: false })).toBeHidden();
    });
    expect(other.complaints.filter((complaint) => !/404|403/.test(complaint))).toEqual([]);
    await other.close();
  });

  test('shows a project to whoever has a link, until it is withdrawn', async ({ page, browser }) => {
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Katherine Johnson'));
    await new ProjectsPage(page).create('To-do list', 'orbits');
    const share = new ShareDialog(page);
    await share.open();
    const link = await share.makeLink('Design review');

    const visitor = await asSomebodyElse(browser);
    await visitor.page.goto(link);
    await expect(visitor.page.getByRole('heading', { level: 1, name: 'orbits' })).toBeVisible();
    await expect(visitor.page.getByText('Read-only')).toBeVisible();
    await visitor.page.getByText('Code', { exact: true }).click();
    await expect(visitor.page.getByRole('navigation', { name: 'Files' })).toContainText('app.ts');
    expect(visitor.complaints).toEqual([]);

    await share.withdrawLink('Design review');
    await visitor.page.reload();
    await expect(visitor.page.getByRole('heading', { level: 1, name: 'orbits' })).toBeHidden();
    await expect(visitor.page.getByText(/unknown, over or withdrawn/)).toBeVisible();
    await visitor.close();
  });

  test('lets programs in by tokens, which can be revoked', async ({ page, browser }) => {
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Annie Easley'));
    const tokens = new TokensPage(page);
    await tokens.open();
    const token = await tokens.create('GitHub Actions');
    const program = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    const me = `${studioAddress()}/api/v1/me`;
    const answer = await program.request.get(me);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('Annie Easley');
    await tokens.revoke('GitHub Actions');
    expect((await program.request.get(me)).status()).toBe(401);
    await program.close();
  });
});

type Somebody = { page: Page; complaints: string[]; close: () => Promise<void> };

/** A browser of their own: no cookie of the first person is in it. */
async function asSomebodyElse(browser: Browser): Promise<Somebody> {
  const context = await browser.newContext();
  const complaints = watch(context);
  return { page: await context.newPage(), complaints, close: () => context.close() };
}
