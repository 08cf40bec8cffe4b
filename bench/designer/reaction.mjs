import { summarize } from '../lib/statistics.mjs';

const WARM_UPS = 3;
const ROUNDS = 20;

/** From a key to the frame that shows what came of it, with 1,000 constructs. */
export async function measureReaction(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  const edits = await measureEdits(page);
  const filters = await measureFilter(page);
  const searches = await measurePalette(page);
  await page.close();
  return [
    summarize('an edit → its card shows it', edits, 'under 50 ms'),
    summarize('a letter in the outline’s filter → its rows', filters, 'under 50 ms'),
    summarize('a letter in the command palette → its results', searches, 'under 50 ms'),
  ];
}

async function measureEdits(page) {
  // The outline draws only what is in sight.
  const filter = page.getByRole('searchbox', { name: 'Filter the outline' });
  await filter.fill('every_hour_0');
  await page.getByRole('treeitem', { name: 'schedule every_hour_0', exact: true }).click();
  await filter.fill('');
  const field = page.getByRole('complementary', { name: 'Selected construct' }).getByLabel('Expression');
  await field.waitFor();
  await page.waitForTimeout(1500);
  const samples = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const text = `rate(${round + 2} hours)`;
    await field.fill(text);
    await watch(page, { selector: '.react-flow__node', text, event: 'focusout' });
    await field.blur();
    const ms = await shown(page);
    if (round >= WARM_UPS) samples.push(ms);
    await page.waitForTimeout(250);
  }
  return samples;
}

async function measureFilter(page) {
  const filter = page.getByRole('searchbox', { name: 'Filter the outline' });
  const samples = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    await filter.fill('');
    await page.waitForTimeout(200);
    await filter.focus();
    await watch(page, { selector: '[role="treeitem"]', text: `jobs-${round}`, event: 'input', isFirst: true });
    await page.keyboard.insertText(`jobs-${round}`);
    const ms = await shown(page);
    if (round >= WARM_UPS) samples.push(ms);
  }
  await filter.fill('');
  return samples;
}

async function measurePalette(page) {
  const samples = [];
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  const input = page.getByRole('dialog').getByRole('combobox');
  await input.waitFor();
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    await input.fill('');
    await page.waitForTimeout(300);
    await watch(page, { selector: '[role="option"]', text: `uploads-${round}`, event: 'input', isFirst: true });
    await page.keyboard.insertText(`uploads-${round}`);
    const ms = await shown(page);
    if (round >= WARM_UPS) samples.push(ms);
  }
  await page.keyboard.press('Escape');
  return samples;
}

/** Begins to look, before the event, for the frame in which an element (one of the first three) has the text. */
function watch(page, wanted) {
  return page.evaluate(({ selector, text, event, isFirst }) => {
    window.shownAfterMs = new Promise((resolve, reject) => {
      let startedAt;
      const start = () => {
        startedAt ??= performance.now();
      };
      addEventListener(event, start, { once: true, capture: true });
      const giveUp = performance.now() + 20_000;
      const look = () => {
        const all = [...document.querySelectorAll(selector)];
        const isShown = (isFirst ? all.slice(0, 3) : all).some((each) => each.textContent.includes(text));
        if (startedAt !== undefined && isShown) resolve(performance.now() - startedAt);
        else if (performance.now() > giveUp) reject(new Error(`“${text}” was never shown`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, wanted);
}

/** Milliseconds from the event to that frame. */
const shown = (page) => page.evaluate(() => window.shownAfterMs);
