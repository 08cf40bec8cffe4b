import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CodePage } from '../pages/code-page';
import { ConnectionsPage } from '../pages/connections-page';
import { DeploymentsPage } from '../pages/deployments-page';
import { DesignPage } from '../pages/design-page';
import { EventsPage } from '../pages/events-page';
import { LogsPage } from '../pages/logs-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { expectAccessiblePage } from '../support/accessible';
import { imageSize } from '../support/image-size';
import { aPerson } from '../support/people';
import { keepScreenshots } from '../support/screenshots';
import { expect, test } from '../support/test';

const sample = path.resolve(import.meta.dirname, '../../examples/thumbnails/sample.png');

test('from an empty database to apps that are drawn, changed, deployed, called and watched', async ({ page }) => {
  test.setTimeout(600_000);
  const bar = new ProjectBar(page);
  const projects = new ProjectsPage(page);
  const design = new DesignPage(page);
  const code = new CodePage(page);
  const events = new EventsPage(page);
  const logs = new LogsPage(page);
  const deployments = new DeploymentsPage(page);
  const keep = (name: string) => keepScreenshots(page, name);

  await test.step('sign up', async () => {
    const signUp = new SignUpPage(page);
    await signUp.open();
    await keep('01-sign-up');
    await signUp.signUp(aPerson('Ada Lovelace'));
    await keep('02-new-project');
  });

  await test.step('a project from the example todo', async () => {
    await projects.create('To-do list', 'todo');
    await expect(design.construct('/todos').first()).toBeVisible();
    await keep('03-design');
  });

  await test.step('add a route on the canvas', async () => {
    await design.addRoute('/hello');
    await bar.saved();
    await keep('04-route-added');
  });

  await test.step('edit its handler, and see the generated code change', async () => {
    const { handler, file } = await design.openCode();
    await code.replaceText(file, helloHandler(handler));
    await expect(code.content).toContainText('greeted ');
    await bar.saved();
    await keep('05-code');
    await code.openFile('app.ts');
    await expect(code.content).toContainText("'/hello'");
    await keep('06-generated-code');
  });

  await test.step('deploy to the local stage', async () => {
    await bar.deploy();
    await bar.open('Deployments');
    await deployments.openNewest();
    await expect(deployments.detail.getByText('Deployed', { exact: true })).toBeVisible();
    await expect(deployments.detail.getByRole('link', { name: 'Route GET /hello is added.' })).toBeVisible();
    await keep('07-deployment');
  });

  const restApiUrl = await test.step('its address is there to be copied', () => deployments.copyRestApiUrl());

  await test.step('call it through the request panel', async () => {
    await bar.open('Events');
    await events.choose('GET /hello');
    await events.send();
    await events.expectStatus('200 OK');
    await expect(events.answer).toContainText('"greeting": "Hello, stranger"');
    await expect(events.logLine('greeted stranger')).toBeVisible();
    await keep('08-request');
  });

  await test.step('call it by plain HTTP from outside, and see its log line come', async () => {
    await bar.open('Logs');
    await expect(logs.line('greeted stranger').first()).toBeVisible();
    const answer = await fetch(`${restApiUrl.replace(/\/$/, '')}/hello?name=Grace`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ greeting: 'Hello, Grace' });
    await expect(logs.line('greeted Grace')).toBeVisible({ timeout: 3_000 });
    await keep('09-logs');
  });

  await test.step('chat: two clients appear, hear each other and the page, and one is disconnected', async () => {
    await projects.create('Chat room', 'chat');
    await bar.deploy();
    await bar.open('Connections');
    const connections = new ConnectionsPage(page);
    const first = await connections.openClient(1);
    await expect(connections.rows).toHaveCount(1);
    const second = await connections.openClient(2);
    await expect(connections.rows).toHaveCount(2);

    await first.send('{"action":"join","name":"Ada"}');
    await second.send('{"action":"join","name":"Grace"}');
    await expect(first.messages).toContainText('"name":"Grace"');
    await first.send('{"action":"say","text":"Hello, Grace"}');
    await expect(second.messages).toContainText('Hello, Grace');
    await keep('10-connections');

    // The newest stands first.
    await connections.sendTo(connections.rows.first(), '{"from":"the studio"}');
    await expect(second.messages).toContainText('the studio');
    await expect(first.messages).not.toContainText('the studio');

    await connections.disconnect(connections.rows.first());
    await expect(connections.rows).toHaveCount(1);
    await expect(second.state).toHaveText(/Closed/);
    await expect(first.messages).toContainText('"type":"left"');
    await keep('11-disconnected');
  });

  await test.step('thumbnails: an upload makes its event’s line, and a small image', async () => {
    await projects.create('Thumbnails', 'thumbnails');
    await bar.deploy();
    await bar.open('Events');
    await events.choose('POST /images');
    await events.chooseFile(sample);
    await events.send();
    await events.expectStatus('202 Accepted');
    const { id } = (await events.json()) as { id: string };
    await keep('12-upload');

    await bar.open('Logs');
    await expect(logs.line(`Made a thumbnail of originals/${id}`)).toBeVisible();
    await keep('13-event-line');

    await bar.open('Events');
    await events.choose('GET /images/{id}/thumbnail');
    await events.field('id').fill(id);
    await events.send();
    await events.expectStatus('200 OK');
    const image = events.answer.getByRole('img', { name: 'Body of the answer' });
    await expect(image).toBeVisible();
    await keep('14-thumbnail');

    await bar.open('Deployments');
    await deployments.openNewest();
    const url = await deployments.copyRestApiUrl();
    const small = await fetch(`${url.replace(/\/$/, '')}/images/${id}/thumbnail`, { headers: { accept: '*/*' } });
    expect(small.headers.get('content-type')).toBe('image/png');
    const thumbnail = imageSize(Buffer.from(await small.arrayBuffer()));
    const original = imageSize(await readFile(sample));
    expect(Math.max(thumbnail.width, thumbnail.height)).toBe(128);
    expect(Math.max(original.width, original.height)).toBeGreaterThan(128);
    expect(thumbnail.width / thumbnail.height).toBeCloseTo(original.width / original.height, 1);
  });

  await test.step('every other page', async () => {
    await page.goto('/');
    await expect(page.getByRole('list', { name: 'Projects' }).getByRole('listitem').first()).toBeVisible();
    await keep('15-projects');
    await page.getByRole('link', { name: /todo/ }).first().click();
    await expect(design.canvas).toBeVisible();
    for (const tab of ['Stages', 'History', 'Settings'] as const) {
      await bar.open(tab);
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
      await keep(`16-${tab.toLowerCase()}`);
    }
  });

  await test.step('the studio’s own pages, which its first person may see', async () => {
    await expectAccessiblePage(page, '/administration', 'Administration');
    await keep('17-administration');
    await expectAccessiblePage(page, '/administration/audit', 'Audit log');
    await expectAccessiblePage(page, '/administration/retention', 'What is kept, and for how long');
  });
});

const helloHandler = (name: string) => `import type { Request } from '@chalice-studio/runtime';

export function ${name}(request: Request) {
  const name = request.queryParams?.get('name') ?? 'stranger';
  console.log(\`greeted \${name}\`);
  return { greeting: \`Hello, \${name}\` };
}
`;
