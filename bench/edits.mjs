// Edit → saved (the page says so) and → seen by a second page, from leaving the field to the frame that shows it.
// A field that is still typed in waits for a pause of 350 ms by itself; leaving it does not.
import { createProject } from './lib/api.mjs';
import { summarize } from './lib/statistics.mjs';

const WARM_UPS = 5;
const ROUNDS = 40;

export async function measure({ context, page }) {
  const project = await createProject(page, { name: 'edits', example: 'todo' });
  const [writer, reader] = [await context.newPage(), await context.newPage()];
  for (const each of [writer, reader]) {
    await each.goto(`/p/${project.id}/design`);
    await each.getByRole('button', { name: 'App settings' }).click();
    await each.getByLabel('Description').waitFor();
  }
  await writer.getByLabel('Description').fill('');
  const saved = [];
  const seen = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const text = `round ${round}`;
    const arrival = untilShown(reader, text);
    const [startedAt, savedAt] = await typeAndSave(writer, text);
    const seenAt = await arrival;
    if (round >= WARM_UPS) {
      saved.push(savedAt - startedAt);
      seen.push(seenAt - startedAt);
    }
  }
  await Promise.all([writer.close(), reader.close()]);
  return [
    summarize('edit to saved', saved, 'p95 under 50 ms'),
    summarize('edit to seen by a second page', seen, 'p95 under 100 ms'),
  ];
}

/** Both pages are on one machine, so that their clocks agree. */
async function typeAndSave(writer, text) {
  const states = writer.evaluate(
    () =>
      new Promise((resolve) => {
        let startedAt;
        addEventListener('focusout', () => (startedAt = Date.now()), { once: true, capture: true });
        const state = document.querySelector('[aria-label="Save state"]');
        let wasSaving = false;
        new MutationObserver((_changes, observer) => {
          if (state.textContent === 'Saving…') wasSaving = true;
          if (!wasSaving || state.textContent !== 'Saved') return;
          observer.disconnect();
          resolve([startedAt, Date.now()]);
        }).observe(state, { subtree: true, childList: true, characterData: true });
      }),
  );
  await writer.getByLabel('Description').fill(text);
  await writer.getByLabel('Description').blur();
  return states;
}

function untilShown(reader, text) {
  return reader.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const isShown = [...document.querySelectorAll('textarea')].some((area) => area.value === wanted);
          if (isShown) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    text,
  );
}
