import { CodePage } from '../pages/code-page';
import { DesignPage } from '../pages/design-page';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';

test('keys that are shortcuts elsewhere are text in the editor, beside the canvas and on the page Code', async ({
  page,
}) => {
  const [design, code] = [new DesignPage(page), new CodePage(page)];
  const file = 'chalicelib/todos.ts';
  await new SignUpPage(page).open();
  await new SignUpPage(page).signUp(aPerson('Hedy Lamarr'));
  await new ProjectsPage(page).create('To-do list', 'keys');
  await design.select('PATCH /todos/{id}');
  await design.panel.getByRole('tab', { name: 'Code' }).click();
  await expect(code.editor(file)).toBeAttached();

  await code.typeAtEnd(file, '// a n c, go? g d');
  await expect.poll(() => code.saved(file)).toContain('// a n c, go? g d');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/design\?/);

  await page.goto(page.url().replace(/\/design.*$/, `/code?file=${encodeURIComponent(file)}`));
  await expect(code.editor(file)).toBeAttached();
  await code.typeAtEnd(file, ' then? g l');
  await expect.poll(() => code.saved(file)).toContain('go? g d then? g l');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/code\?/);
});
