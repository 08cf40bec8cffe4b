// A log line written by a function → seen in the logs page. The line carries the time at which it was written.
import { aPingRoute, changeDocument, createProject, deploy, getStage } from './lib/api.mjs';
import { summarize } from './lib/statistics.mjs';

const WARM_UPS = 5;
const ROUNDS = 40;

export async function measure({ context, page }) {
  const project = await createProject(page, { name: 'logs', example: 'todo' });
  await changeDocument(page, project.id, aPingRoute('bench'));
  const url = `${await deploy(page, await getStage(page, project.id))}/ping`;
  // The page has a list of lines only once there is one.
  await fetch(`${url}?log=first`);
  const viewer = await context.newPage();
  await viewer.goto(`/p/${project.id}/logs`);
  await viewer.getByRole('log', { name: 'Log lines' }).waitFor();
  const samples = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const words = `bench-${round}-wrote-at`;
    const arrival = untilShown(viewer, words);
    await (await fetch(`${url}?log=${words}`)).text();
    const { writtenAt, seenAt } = await arrival;
    if (round >= WARM_UPS) samples.push(seenAt - writtenAt);
  }
  await viewer.close();
  return [summarize('log line written to seen in the page', samples, 'p95 under 150 ms')];
}

function untilShown(viewer, words) {
  return viewer.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const pattern = new RegExp(`${wanted} (\\d{13})`);
        const look = () => {
          const found = document.querySelector('[role=log]')?.textContent.match(pattern);
          if (found) resolve({ writtenAt: Number(found[1]), seenAt: Date.now() });
          else requestAnimationFrame(look);
        };
        look();
      }),
    words,
  );
}
