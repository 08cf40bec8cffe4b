import type { Page } from '@playwright/test';
import { ConnectionsPage } from '../pages/connections-page';
import { LogsPage } from '../pages/logs-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { aPerson } from '../support/people';
import { expect, test } from '../support/test';
import { connectWebsocket } from '../support/websocket';

/** It would mark the page that takes it for more than text. */
const MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';

/** What the browser says that it is, which pages show again. */
test.use({ userAgent: `Mozilla/5.0 ${MARKUP}` });

test('what programs write is shown as text, under a strict policy', async ({ page }) => {
  const policies = watchPolicies(page);
  await new SignUpPage(page).open();
  await new SignUpPage(page).signUp({ ...aPerson('Eve'), name: `Eve ${MARKUP}` });
  await new ProjectsPage(page).create('Blank', 'marked');
  const projectId = new URL(page.url()).pathname.split('/')[2] ?? '';
  await runHandlerThatPrints(page, projectId);

  await page.goto(`/p/${projectId}/logs`);
  await expect(new LogsPage(page).line('printed <img src=x').first()).toBeVisible();
  for (const place of ['design', 'code']) {
    await page.goto(`/p/${projectId}/${place}`);
    await page.getByRole('main').waitFor();
    await expectUnhurt(page, place);
  }
  expect(policies.length).toBeGreaterThan(3);
  expect(policies.filter(({ isStrict }) => !isStrict)).toEqual([]);
  const nonces = policies.map(({ nonce }) => nonce);
  expect(new Set(nonces).size).toBe(nonces.length);
});

test('what WebSocket clients send, and say of themselves, is shown as text', async ({ page }) => {
  await new SignUpPage(page).open();
  await new SignUpPage(page).signUp(aPerson('Mallory'));
  await new ProjectsPage(page).create('Chat room', 'marked-chat');
  const bar = new ProjectBar(page);
  await bar.deploy();
  const url = await websocketUrlOf(page);
  await bar.open('Connections');
  const connections = new ConnectionsPage(page);
  const listener = await connections.openClient(1);

  const stranger = await connectWebsocket(url, { 'user-agent': MARKUP });
  await expect(connections.rows).toHaveCount(2);
  await expect(connections.rows.filter({ hasText: MARKUP })).toHaveCount(1);
  stranger.send(JSON.stringify({ action: 'join', name: MARKUP }));
  await expect(listener.messages).toContainText('<img src=x onerror=');
  stranger.send(JSON.stringify({ action: 'say', text: `said ${MARKUP}` }));
  await expect(listener.messages).toContainText('said <img src=x');
  // The studio itself says the same to it, and back.
  await listener.send(JSON.stringify({ action: 'join', name: `Ada ${MARKUP}` }));
  await expect(listener.messages).toContainText('Ada <img src=x');
  await connections.sendTo(connections.rows.filter({ hasText: MARKUP }), MARKUP);
  // A message that is JSON opens to be read.
  await listener.messages.getByRole('button', { expanded: false }).last().click();
  await expect(listener.messages.getByRole('button', { expanded: true })).toContainText('<img src=x onerror=');
  await expectUnhurt(page, 'connections');

  await bar.open('Logs');
  await expect(new LogsPage(page).line('said <img src=x').first()).toBeVisible();
  await new LogsPage(page).line('said <img src=x').first().click();
  await expectUnhurt(page, 'logs');
  stranger.close();
});

/** The policy of each page that is opened from now on. */
function watchPolicies(page: Page) {
  const policies: { url: string; nonce: string; isStrict: boolean }[] = [];
  page.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document' && response.status() === 200;
    if (!isPage || response.request().frame() !== page.mainFrame()) return;
    const policy = response.headers()['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? '';
    const isStrict =
      nonce !== '' &&
      !scripts.includes('unsafe-inline') &&
      /frame-ancestors 'none'/.test(policy) &&
      !/https?:/.test(policy);
    policies.push({ url: response.url(), nonce, isStrict });
  });
  return policies;
}

async function expectUnhurt(page: Page, place: string): Promise<void> {
  expect(await page.evaluate(() => 'hurt' in window), place).toBe(false);
}

/** Where the project's WebSocket API is, as others are told. */
async function websocketUrlOf(page: Page): Promise<string> {
  const projectId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const [stage] = await (await page.request.get(`/api/v1/projects/${projectId}/stages`)).json();
  return stage.outputs.websocketUrl;
}

/** A handler that prints what it is sent, deployed and called with markup in path, header and body. */
async function runHandlerThatPrints(page: Page, projectId: string): Promise<void> {
  await page.evaluate(
    async ([project, markup]) => {
      const call = async (method: string, path: string, body?: unknown) => {
        const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
        const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
        const answer = await fetch(`/api/v1${path}`, init);
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      };
      const file = 'chalicelib/print.ts';
      const source = `import type { Request } from '@chalice-studio/runtime';
export function print(request: Request) {
  console.log('printed ' + request.queryParams?.get('text'));
  return { text: request.queryParams?.get('text') ?? '' };
}
`;
      const handler = { file, export: 'print' };
      const route = { id: 'rt_printpage2', order: 'zz', kind: 'route', path: '/print', methods: ['GET'], handler };
      const { revision } = await call('GET', `/projects/${project}/document`);
      const edits = [
        { type: 'create', collection: 'routes', entity: route },
        { type: 'set', id: 'app', path: ['source', file], value: source },
      ];
      const change = { clientEditId: crypto.randomUUID(), baseRevision: revision, edits };
      await call('POST', `/projects/${project}/changes`, { change });
      const [stage] = await call('GET', `/projects/${project}/stages`);
      const { id } = await call('POST', `/stages/${stage.id}/deployments`, { clientRequestId: crypto.randomUUID() });
      for (let tries = 0; ; tries += 1) {
        const { deployment } = await call('GET', `/deployments/${id}`);
        if (deployment.status === 'succeeded') break;
        if (deployment.finishedAt !== null || tries > 300) throw new Error(JSON.stringify(deployment.failure));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      const headers = { 'user-agent': markup ?? '' };
      const path = `/print?text=${encodeURIComponent(markup ?? '')}`;
      await call('POST', `/stages/${stage.id}/request`, { method: 'GET', path, headers });
    },
    [projectId, MARKUP],
  );
}
