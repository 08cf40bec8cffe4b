import { changeDocument, createProject } from '../lib/api.mjs';
import { summarize } from '../lib/statistics.mjs';

const HANDLERS = 100;
const ROUNDS = 8;

/** From the last letter of a mistake to its mark in the editor, in a project of 100 handlers in 20 files. */
export async function measureTypes(context, page) {
  const project = await createProject(page, { name: 'handlers' });
  await changeDocument(page, project.id, aProjectOfHandlers());
  const editor = await context.newPage();
  await editor.goto(`/p/${project.id}/code?file=chalicelib/area0.ts`);
  await editor.locator('.monaco-editor .view-line').first().waitFor();
  await editor.locator('.monaco-editor').first().click();
  await editor.waitForTimeout(8000);
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await editor.keyboard.press('Control+End');
    await editor.keyboard.press('Enter');
    await editor.keyboard.insertText(`const wrong${round}: number = 'text'`);
    const typedAt = await editor.evaluate(() => performance.now());
    await editor.keyboard.press(';');
    samples.push((await untilMarks(editor, 1)) - typedAt);
    await editor.keyboard.press('Shift+Home');
    await editor.keyboard.press('Delete');
    await untilMarks(editor, 0);
  }
  await editor.close();
  return [summarize('typing → type error in the editor, 100 handlers', samples, 'under 1,000 ms')];
}

function untilMarks(page, count) {
  return page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const look = () => {
          const found = document.querySelectorAll('.monaco-editor .squiggly-error').length;
          if (wanted === 0 ? found === 0 : found >= wanted) resolve(performance.now());
          else if (performance.now() - startedAt > 30_000) reject(new Error(`${found} marks instead of ${wanted}`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    count,
  );
}

function aProjectOfHandlers() {
  const perFile = 5;
  return Array.from({ length: HANDLERS / perFile }, (_, area) => {
    const file = `chalicelib/area${area}.ts`;
    const names = Array.from({ length: perFile }, (_, n) => `handler${area}x${n}`);
    const text = names.map(handlerText).join('\n');
    const routes = names.map((name, n) => ({
      type: 'create',
      collection: 'routes',
      entity: {
        id: `rt_a${letters(area)}${letters(n)}aaaaa`,
        order: `a${String(area * perFile + n).padStart(4, '0')}`,
        kind: 'route',
        path: `/area${area}/item${n}`,
        methods: ['GET'],
        handler: { file, export: name },
      },
    }));
    const head = "import type { Request } from '@chalice-studio/runtime';\n\n";
    return [{ type: 'set', id: 'app', path: ['source', file], value: head + text }, ...routes];
  }).flat();
}

const letters = (number) => [...String(number).padStart(2, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');

const handlerText = (name) => `export async function ${name}(request: Request) {
  const limit = Number(request.queryParams?.get('limit') ?? 20);
  const items = Array.from({ length: limit }, (_, index) => ({ id: index, name: \`item \${index}\` }));
  return { items: items.filter((item) => item.name.includes('1')) };
}
`;
