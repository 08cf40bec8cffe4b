/** A call of the studio's API as the page would make it: same origin, with the session. */
export async function callApi(page, method, place, body) {
  const answer = await page.evaluate(
    async ([verb, url, json]) => {
      const headers = json === undefined ? {} : { 'content-type': 'application/json' };
      const response = await fetch(url, { method: verb, headers, body: json });
      return { status: response.status, text: await response.text() };
    },
    [method, `/api/v1${place}`, body === undefined ? undefined : JSON.stringify(body)],
  );
  if (answer.status >= 400) throw new Error(`${method} ${place}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? undefined : JSON.parse(answer.text);
}

/** A new project of an example (or blank). */
export async function createProject(page, { name, example }) {
  const [team] = (await callApi(page, 'GET', '/me')).teams;
  const start = example === undefined ? { type: 'blank' } : { type: 'example', example };
  return callApi(page, 'POST', '/projects', { teamId: team.id, name, start });
}

/** Changes a project's document. */
export async function changeDocument(page, projectId, edits) {
  const { revision } = await callApi(page, 'GET', `/projects/${projectId}/document`);
  const change = { clientEditId: crypto.randomUUID(), baseRevision: revision, edits };
  const answer = await callApi(page, 'POST', `/projects/${projectId}/changes`, { change });
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer.problems));
}

/** The project's local stage. */
export async function getStage(page, projectId) {
  const [stage] = await callApi(page, 'GET', `/projects/${projectId}/stages`);
  return stage;
}

/** A route that needs nothing and answers the text of its own source: whoever asks sees which version runs. */
export function aPingRoute(version) {
  const file = 'chalicelib/ping.ts';
  return [
    {
      type: 'create',
      collection: 'routes',
      entity: {
        id: 'rt_pingbenchx',
        order: 'zz',
        kind: 'route',
        path: '/ping',
        methods: ['GET'],
        handler: { file, export: 'ping' },
      },
    },
    { type: 'set', id: 'app', path: ['source', file], value: pingSource(version) },
  ];
}

/** The handler of `aPingRoute`. It logs each request's own words with the time at which it writes them. */
export function pingSource(version) {
  return `import type { Request } from '@chalice-studio/runtime';

export function ping(request: Request) {
  const words = request.queryParams?.get('log');
  if (words !== undefined) console.log(\`\${words} \${Date.now()}\`);
  return { version: ${JSON.stringify(version)} };
}
`;
}

/** Deploys by the API and waits until it has succeeded; answers the address of the REST API. */
export async function deploy(page, stage) {
  const { id } = await callApi(page, 'POST', `/stages/${stage.id}/deployments`, {
    clientRequestId: crypto.randomUUID(),
  });
  for (;;) {
    const { deployment } = await callApi(page, 'GET', `/deployments/${id}`);
    if (deployment.status === 'succeeded') return deployment.outputs.restApiUrl;
    if (deployment.finishedAt !== null) throw new Error(`the deployment ended: ${JSON.stringify(deployment.failure)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
