// A request through the gateway to a warm function, beside the same request to a bare Node server: the difference is ours.
import http from 'node:http';
import { aPingRoute, changeDocument, createProject, deploy, getStage } from './lib/api.mjs';
import { summarize } from './lib/statistics.mjs';

const WARM_UPS = 100;
const ROUNDS = 1000;

export async function measure({ page }) {
  const project = await createProject(page, { name: 'invocations', example: 'todo' });
  await changeDocument(page, project.id, aPingRoute('bench'));
  const url = `${await deploy(page, await getStage(page, project.id))}/ping`;
  const bare = http.createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"version":"bench"}');
  });
  await new Promise((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const rows = [
    summarize('request to a bare Node server', await time(`http://127.0.0.1:${bare.address().port}/ping`)),
    summarize('request through the gateway to a function', await time(url), 'median under 3 ms'),
  ];
  bare.close();
  return rows;
}

async function time(url) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const samples = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const started = performance.now();
    await get(url, agent);
    if (round >= WARM_UPS) samples.push(performance.now() - started);
  }
  agent.destroy();
  return samples;
}

function get(url, agent) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    });
    request.once('error', reject);
  });
}
