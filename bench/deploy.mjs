// Click on Deploy → the first request that the new version answers, for `todo` with warm caches, as anybody outside sees it.
import { aPingRoute, changeDocument, createProject, deploy, getStage, pingSource } from './lib/api.mjs';
import { summarize } from './lib/statistics.mjs';

const ROUNDS = 10;
const GIVE_UP_MILLISECONDS = 60_000;

export async function measure({ page }) {
  const project = await createProject(page, { name: 'deploy', example: 'todo' });
  await changeDocument(page, project.id, aPingRoute('warm'));
  const url = `${await deploy(page, await getStage(page, project.id))}/ping`;
  await page.goto(`/p/${project.id}/design`);
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = `round ${round}`;
    const source = { type: 'set', id: 'app', path: ['source', 'chalicelib/ping.ts'], value: pingSource(version) };
    await changeDocument(page, project.id, [source]);
    const button = page.getByRole('button', { name: /^Deploy to/ });
    await button.waitFor();
    const started = performance.now();
    await button.click();
    await untilAnswers(url, version, started);
    samples.push(performance.now() - started);
    await button.waitFor();
  }
  return [summarize('Deploy clicked to first answer (todo)', samples, 'under 2000 ms')];
}

async function untilAnswers(url, version, started) {
  while (performance.now() - started < GIVE_UP_MILLISECONDS) {
    const answer = await fetch(url);
    if ((await answer.json()).version === version) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${version} was not deployed within ${GIVE_UP_MILLISECONDS} ms`);
}
