import { changeMemory, hasStack } from '@chalice-studio/target-aws/testing';
import { AwsAccountsPage } from '../pages/aws-accounts-page';
import { ConnectionsPage } from '../pages/connections-page';
import { DeploymentsPage } from '../pages/deployments-page';
import { DesignPage } from '../pages/design-page';
import { EventsPage } from '../pages/events-page';
import { LogsPage } from '../pages/logs-page';
import { ProjectBar } from '../pages/project-bar';
import { ProjectsPage } from '../pages/projects-page';
import { SignUpPage } from '../pages/sign-up-page';
import { StagesPage } from '../pages/stages-page';
import { aPerson } from '../support/people';
import { keepScreenshots } from '../support/screenshots';
import { expect, test } from '../support/test';

test('an account is connected, and an app deployed to it, called and changed', async ({ page, aws }) => {
  test.setTimeout(600_000);
  const bar = new ProjectBar(page);
  const accounts = new AwsAccountsPage(page);
  const deployments = new DeploymentsPage(page);
  const design = new DesignPage(page);
  const events = new EventsPage(page);
  const logs = new LogsPage(page);
  const projects = new ProjectsPage(page);
  const stages = new StagesPage(page);
  let helloUrl = '';
  const keep = (name: string) => keepScreenshots(page, `aws-${name}`);

  await test.step('connect an account: begin, deploy its stack, paste the outputs, prove', async () => {
    const signUp = new SignUpPage(page);
    await signUp.open();
    await signUp.signUp(aPerson('Grace Hopper'));
    await accounts.open();
    await keep('01-no-account');
    await accounts.begin('Sandbox');
    const outputs = await accounts.deployStack(aws);
    await accounts.paste(outputs);
    await keep('02-steps');
    await accounts.prove();
    await expect(page.getByText('Sandbox is connected')).toBeVisible();
    await keep('03-connected');
  });

  await test.step('a stage in the account; what deploying would do is shown first', async () => {
    await projects.create('To-do list', 'todo-aws');
    await stages.create('cloud', 'Sandbox');
    await keep('04-stage');
    await bar.startDeploying();
    await bar.open('Deployments');
    await deployments.openNewest();
    await expect(deployments.detail.getByRole('region', { name: 'Approval' })).toBeVisible({ timeout: 120_000 });
    await expect(deployments.planned('Table todos is added.')).toBeVisible();
    await keep('05-plan');
  });

  await test.step('approve it, and see it run', async () => {
    await deployments.approve('cloud');
    await keep('06-deployed');
  });

  await test.step('call it, and read its log', async () => {
    await bar.open('Events');
    await events.choose('GET /todos');
    await events.send();
    await events.expectStatus('401 Unauthorized');
    await events.field('Authorization token').fill('Bearer let-me-in');
    await events.send();
    await events.expectStatus('200 OK');
    await expect(events.answer).toContainText('"todos": []');
    await bar.open('Logs');
    await expect(logs.list.getByRole('button').first()).toBeVisible({ timeout: 30_000 });
    await keep('07-logs');
  });

  await test.step('change it: the plan names the route, and it is live after the update', async () => {
    await bar.open('Design');
    await design.addRoute('/hello');
    await bar.startDeploying();
    await bar.open('Deployments');
    await deployments.openNewest();
    await expect(deployments.planned('Route GET /hello is added.')).toBeVisible({ timeout: 120_000 });
    await deployments.approve('cloud');
    helloUrl = `${(await deployments.copyRestApiUrl()).replace(/\/$/, '')}/hello`;
    expect((await fetch(helloUrl)).status).toBe(200);
    await keep('08-updated');
  });

  await test.step('roll it back: what would go is said first, and the route is gone after it', async () => {
    await deployments.rollBackTo(1);
    await expect(deployments.planned('Route GET /hello is removed.')).toBeVisible({ timeout: 120_000 });
    await keep('09-rollback');
    await deployments.approve('cloud');
    // API Gateway knows no such path and says so by 403 where it asks for a token, else by 404.
    expect([403, 404]).toContain((await fetch(helloUrl)).status);
    await keep('10-rolled-back');
  });

  await test.step('what somebody changes beside the stack is found', async () => {
    await deployments.openStack();
    await expect(deployments.detail.getByText('Well', { exact: true })).toBeVisible();
    await expect((await deployments.lookForDrift()).getByText('Nothing was changed beside the stack')).toBeVisible();
    await changeMemory(aws, { stackName: 'todo-aws-cloud', logicalId: 'APIHandler', megabytes: 512 });
    const drift = await deployments.lookForDrift();
    await expect(drift.getByText('/MemorySize')).toBeVisible({ timeout: 60_000 });
    await expect(drift.getByRole('listitem')).toContainText('512');
    await keep('11-drift');
  });

  await test.step('a plan that is rejected changes nothing', async () => {
    await bar.startDeploying();
    await bar.open('Deployments');
    await deployments.openNewest();
    await expect(deployments.planned('Route GET /hello is added.')).toBeVisible({ timeout: 120_000 });
    await deployments.reject('Not before the weekend.');
    await expect(deployments.detail.getByText('Not before the weekend.')).toBeVisible();
    await keep('12-rejected');
    expect([403, 404]).toContain((await fetch(helloUrl)).status);
  });

  await test.step('update it once more: the newer design is live again', async () => {
    await bar.startDeploying();
    await bar.open('Deployments');
    await deployments.openNewest();
    await deployments.approve('cloud');
    expect((await fetch(helloUrl)).status).toBe(200);
  });

  await test.step('destroy it: what stays is listed, the name is typed, and the stack is gone', async () => {
    await deployments.openStack();
    const question = await deployments.askToDestroy();
    await expect(question.getByRole('list', { name: 'What stays' }).getByRole('listitem')).toContainText('Table');
    await keep('13-destroy');
    await deployments.destroy('cloud');
    await expect(deployments.detail.getByText('Not there yet')).toBeVisible();
    await expect(page.getByRole('region', { name: 'The stage was destroyed; its data is still there' })).toBeVisible();
    await keep('14-destroyed');
    expect(await hasStack(aws, 'todo-aws-cloud')).toBe(false);
    expect((await fetch(helloUrl)).status).not.toBe(200);
  });
});

test('WebSockets in an account: clients connect, are listed, written to and disconnected', async ({ page, aws }) => {
  test.setTimeout(300_000);
  const bar = new ProjectBar(page);
  const accounts = new AwsAccountsPage(page);
  const deployments = new DeploymentsPage(page);
  const connections = new ConnectionsPage(page);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.signUp(aPerson('Radia Perlman'));
  await accounts.open();
  await accounts.begin('Sockets');
  await accounts.paste(await accounts.deployStack(aws));
  await accounts.prove();
  await expect(page.getByText('Sockets is connected')).toBeVisible();

  await new ProjectsPage(page).create('Chat room', 'chat-aws');
  await new StagesPage(page).create('cloud', 'Sockets');
  await bar.startDeploying();
  await bar.open('Deployments');
  await deployments.openNewest();
  await deployments.approve('cloud');

  await bar.open('Connections');
  const first = await connections.openClient(1);
  const second = await connections.openClient(2);
  await expect(connections.rows).toHaveCount(2);
  await first.send('{"action":"join","name":"Ada"}');
  await expect(second.messages).toContainText('"name":"Ada"');
  await connections.sendTo(connections.rows.first(), '{"from":"the studio"}');
  await expect(second.messages.or(first.messages).filter({ hasText: 'the studio' }).first()).toBeVisible();
  await connections.disconnect(connections.rows.first());
  await expect(connections.rows).toHaveCount(1);
});
