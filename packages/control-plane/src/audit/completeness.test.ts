import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { teamScope } from '../access/scope';
import { createRecordId } from '../record-id';
import { topics } from '../streams/topics';
import { scopeNames } from '../teams/scopes';
import { secretOf } from '../testing/askers';
import { createApp, deploymentEnded, type TestPerson } from '../testing/person';
import { listMutations } from '../testing/procedures';
import { RecordingTarget } from '../testing/recording-target';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import { verifyChain } from './verification';

/** What writes no entry, and why that is right. */
const silent: Readonly<Record<string, string>> = {
  'account.ratePassword': 'reads',
  'account.lookReset': 'reads',
  'code.typecheck': 'reads',
  'imports.preview': 'reads',
  'invitations.look': 'reads',
  'openId.check': 'asks the issuer that is named for its own document',
  'revisions.move':
    'says where things stand on the canvas, many times a second while one is dragged; no part of the app',
  'revisions.announce': 'says who looks at what; nothing is kept of it',
  'streams.subscribe': 'reads',
  'streams.unsubscribe': 'reads',
};

/**
 * What needs an account at AWS, and what somebody does who has no session, or has none afterwards: aws-accounts.test.ts,
 * stacks.test.ts and account.test.ts hold these. What needs a runner: registrations.test.ts.
 */
const elsewhere = [
  ...['account.changePassword', 'account.changeEmail', 'account.confirmEmail', 'account.endSession', 'account.delete'],
  ...['account.requestReset', 'account.reset'],
  ...['awsAccounts.connect', 'awsAccounts.prove', 'stacks.operate', 'code.readRegistrations'],
];

/** An app with WebSockets, and a stage that waits for approvals. */
type World = Awaited<ReturnType<typeof createApp>> & { teamId: string; projectName: string };
type Act = (world: World) => Promise<unknown>;

const expiresInDays = 1;
const aDocument = () => new File(['openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n'], 'api.yaml');
const aProvider = () => ({
  ...{ name: 'Acme', issuer: 'https://login.example', clientId: 'c', clientSecret: 'canary-client' },
  ...{ allowedDomains: [], mayJoin: false, isRequired: false },
});
const aRequest = () => ({ clientRequestId: createRecordId() });

/** Each mutating procedure, with what brings about that it succeeds; what is done before it writes entries of its own. */
const acts: Readonly<Record<string, Act>> = {
  'account.rename': () => own.account.rename({ name: 'Owner' }),
  'account.endOtherSessions': () => own.account.endOtherSessions(),
  'apiTokens.create': ({ teamId }) => own.apiTokens.create({ teamId, name: 't', scopes: ['read'], expiresInDays }),
  'apiTokens.revoke': async ({ teamId }) => own.apiTokens.revoke({ tokenId: await aToken(teamId) }),
  'apiTokens.revokeOfTeam': async ({ teamId }) => own.apiTokens.revokeOfTeam({ teamId, tokenId: await aToken(teamId) }),
  'audit.keep': ({ teamId }) => own.audit.keep({ teamId, keepDays: 90 }),
  'awsAccounts.create': ({ teamId }) => own.awsAccounts.create({ teamId, name: createRecordId(), region: 'us-east-1' }),
  'awsAccounts.rename': async ({ teamId }) =>
    own.awsAccounts.rename({ awsAccountId: (await anAccount(teamId)).id, name: createRecordId() }),
  'awsAccounts.delete': async ({ teamId }) => {
    const { id: awsAccountId, name: confirmName } = await anAccount(teamId);
    await own.awsAccounts.delete({ awsAccountId, confirmName });
  },
  'canvas.annotate': ({ projectId }) => own.canvas.annotate({ projectId, clientId: 'c', notes: {} }),
  'code.setDependencies': ({ projectId }) => own.code.setDependencies({ projectId, packages: {} }),
  'connections.send': ({ stageId }) => own.connections.send({ stageId, connectionId: 'c', data: 'canary-sent' }),
  'connections.disconnect': ({ stageId }) => own.connections.disconnect({ stageId, connectionId: 'c' }),
  'deployments.create': ({ stageId }) => own.deployments.create({ stageId, ...aRequest() }),
  'deployments.cancel': async (world) => own.deployments.cancel({ deploymentId: await planned(world) }),
  'deployments.rollback': async (world) => {
    await own.deployments.rollback({ deploymentId: await succeeded(world), ...aRequest() });
  },
  'deployments.approve': async (world) => {
    const deploymentId = await planned(world);
    await own.deployments.approve({ deploymentId, planHash: await hashOf(deploymentId) });
    await deploymentEnded(owner, deploymentId);
  },
  'deployments.reject': async (world) => own.deployments.reject({ deploymentId: await planned(world) }),
  'deployments.promote': async (world) => {
    const { projectId } = world;
    const { id: toStageId } = await own.stages.create({ projectId, name: aName() });
    await own.deployments.promote({ deploymentId: await succeeded(world), toStageId, ...aRequest() });
  },
  'deployments.releaseLock': async (world) => {
    target.isHeld = true;
    const { id: deploymentId } = await world.deploy(createRecordId());
    await vi.waitUntil(async () => (await statusOf(deploymentId)) === 'executing', { timeout: 20_000, interval: 50 });
    await own.deployments.releaseLock({ stageId: world.stageId });
    target.isHeld = false;
  },
  'deployments.setApprovalRule': ({ stageId }) =>
    own.deployments.setApprovalRule({ stageId, isRequired: true, by: 'another' }),
  'imports.create': ({ teamId }) => own.imports.create({ teamId, file: aDocument(), name: aName() }),
  'invocations.request': ({ stageId }) =>
    own.invocations.request({
      ...{ stageId, method: 'POST', path: '/orders?token=canary-query', headers: { authorization: 'canary-header' } },
      body: { encoding: 'utf8', data: 'canary-body' },
    }),
  'invocations.invoke': ({ stageId }) =>
    own.invocations.invoke({ stageId, functionName: 'f', payload: '"canary-payload"' }),
  'instance.setSettings': async () => {
    await own.instance.setSettings({ signUp: 'invitation' });
    await own.instance.setSettings({ signUp: 'open' });
  },
  'instance.setSuspended': async () =>
    own.instance.setSuspended({ personId: await (await studio.signUp('Away')).id(), isSuspended: true }),
  'instance.setAdministrator': async () =>
    own.instance.setAdministrator({ personId: await (await studio.signUp('Helps')).id(), isAdministrator: true }),
  'instance.createResetLink': async () =>
    own.instance.createResetLink({ personId: await (await studio.signUp('Forgets')).id() }),
  'invitations.create': ({ teamId }) => own.invitations.create({ teamId, role: 'viewer' }),
  'invitations.renew': async ({ teamId }) =>
    own.invitations.renew({ teamId, invitationId: (await anInvitation(teamId)).invitation.id }),
  'invitations.withdraw': async ({ teamId }) =>
    own.invitations.withdraw({ teamId, invitationId: (await anInvitation(teamId)).invitation.id }),
  'invitations.accept': async ({ teamId }) => {
    await joined(teamId);
  },
  'privacy.setCapture': ({ projectId }) => own.privacy.setCapture({ projectId, isOn: true, redactedFields: ['iban'] }),
  'projects.create': ({ teamId }) => own.projects.create({ teamId, name: aName(), start: { type: 'blank' } }),
  'projects.delete': ({ projectId, projectName }) => own.projects.delete({ projectId, confirmName: projectName }),
  'projects.restore': async ({ projectId, projectName }) => {
    await own.projects.delete({ projectId, confirmName: projectName });
    await own.projects.restore({ projectId });
  },
  'retention.setRule': () => own.retention.setRule({ subject: 'audit', keepDays: 400 }),
  'openId.set': () => own.openId.set(aProvider()),
  'openId.remove': async () => {
    await own.openId.set(aProvider());
    await own.openId.remove();
  },
  'openId.disconnect': async () => {
    const person = await studio.signUp();
    const at = new Date();
    const account = { id: person.email, providerId: 'open-id', accountId: person.email, userId: await person.id() };
    await studio.studio.database.prisma.account.create({ data: { ...account, createdAt: at, updatedAt: at } });
    await person.client.openId.disconnect();
  },
  'revisions.submit': ({ write }) => write([{ type: 'set', id: 'app', path: ['debug'], value: true }]),
  'revisions.restore': ({ projectId }) => own.revisions.restore({ projectId, revision: 1 }),
  'revisions.setName': ({ projectId }) => own.revisions.setName({ projectId, revision: 1, name: 'Empty' }),
  'revisions.removeName': async ({ projectId }) => {
    await own.revisions.setName({ projectId, revision: 1, name: 'Empty' });
    await own.revisions.removeName({ projectId, revision: 1 });
  },
  'revisions.branch': ({ projectId, teamId }) =>
    own.revisions.branch({ projectId, revision: 1, teamId, name: aName() }),
  'secondFactors.forgetDevices': () => own.secondFactors.forgetDevices(),
  'secondFactors.reset': async () => {
    const personId = await (await studio.signUp()).id();
    await studio.studio.database.prisma.user.update({ where: { id: personId }, data: { twoFactorEnabled: true } });
    await own.secondFactors.reset({ personId });
  },
  'secrets.set': ({ stageId }) => own.secrets.set({ stageId, name: 'TOKEN', value: 'canary-secret' }),
  'secrets.delete': async ({ stageId }) => {
    await own.secrets.set({ stageId, name: 'TOKEN', value: 'canary-secret' });
    await own.secrets.delete({ stageId, name: 'TOKEN' });
  },
  'serviceAccounts.create': ({ teamId }) => own.serviceAccounts.create({ teamId, name: 'CI', role: 'viewer' }),
  'serviceAccounts.setRole': async ({ teamId }) =>
    own.serviceAccounts.setRole({ ...(await aServiceAccount(teamId)), role: 'editor' }),
  'serviceAccounts.remove': async ({ teamId }) => own.serviceAccounts.remove(await aServiceAccount(teamId)),
  'serviceAccounts.createToken': async ({ teamId }) =>
    own.serviceAccounts.createToken({ ...(await aServiceAccount(teamId)), name: 't', scopes: ['read'], expiresInDays }),
  'shares.setRole': async ({ teamId, projectId }) =>
    own.shares.setRole({ projectId, personId: await joined(teamId), role: 'editor' }),
  'shares.setTeamRole': async ({ projectId }) =>
    own.shares.setTeamRole({ projectId, teamId: await (await studio.signUp('Ally')).teamId(), role: 'viewer' }),
  'shares.invite': ({ projectId }) => own.shares.invite({ projectId, role: 'viewer' }),
  'shares.renewInvitation': async ({ projectId }) => {
    const { invitation } = await own.shares.invite({ projectId, role: 'viewer' });
    await own.shares.renewInvitation({ projectId, invitationId: invitation.id });
  },
  'shares.withdrawInvitation': async ({ projectId }) => {
    const { invitation } = await own.shares.invite({ projectId, role: 'viewer' });
    await own.shares.withdrawInvitation({ projectId, invitationId: invitation.id });
  },
  'shares.createLink': ({ projectId }) => own.shares.createLink({ projectId, name: 'l', expiresInDays }),
  'shares.withdrawLink': async ({ projectId }) => {
    const { link } = await own.shares.createLink({ projectId, name: 'l', expiresInDays });
    await own.shares.withdrawLink({ projectId, linkId: link.id });
  },
  'stacks.destroy': ({ stageId }) => own.stacks.destroy({ stageId, confirmName: 'dev', deleteData: false }),
  'stages.create': ({ projectId }) => own.stages.create({ projectId, name: aName() }),
  'stages.setTarget': async ({ projectId }) => {
    const { id: stageId, revision: baseRevision } = await own.stages.create({ projectId, name: aName() });
    await own.stages.setTarget({ stageId, baseRevision, target: { type: 'local' } });
  },
  'stages.update': ({ stageId }) =>
    own.stages.update({
      ...{ stageId, baseRevision: 1 },
      edits: [{ path: ['settings', 'environmentVariables'], value: { DB_PASSWORD: 'canary-variable', LEVEL: 'info' } }],
    }),
  'stages.delete': async ({ projectId }) => {
    const { id: stageId, name: confirmName } = await own.stages.create({ projectId, name: aName() });
    await own.stages.delete({ stageId, confirmName, deleteData: false });
  },
  'teams.create': () => own.teams.create({ name: 'Another' }),
  'teams.rename': ({ teamId }) => own.teams.rename({ teamId, name: createRecordId() }),
  'teams.delete': ({ teamId }) => own.teams.delete({ teamId, confirmName: 'Makers' }),
  'teams.restore': async ({ teamId }) => {
    await own.teams.delete({ teamId, confirmName: 'Makers' });
    await own.teams.restore({ teamId });
  },
  'teams.setRole': async ({ teamId }) => own.teams.setRole({ teamId, personId: await joined(teamId), role: 'editor' }),
  'teams.removeMember': async ({ teamId }) => own.teams.removeMember({ teamId, personId: await joined(teamId) }),
  'teams.leave': async ({ teamId }) => {
    const personId = await joined(teamId);
    await own.teams.setRole({ teamId, personId, role: 'owner' });
    await own.teams.leave({ teamId, confirmName: 'Makers' });
  },
  'teams.transfer': async ({ teamId }) =>
    own.teams.transfer({ teamId, personId: await joined(teamId), confirmName: 'Makers' }),
  'websocketClients.open': ({ stageId }) => aClient(stageId),
  'websocketClients.send': async ({ stageId }) => {
    await own.websocketClients.send({ clientId: await aClient(stageId), data: 'canary-frame' });
  },
  'websocketClients.close': async ({ stageId }) => own.websocketClients.close({ clientId: await aClient(stageId) }),
};

/** Where the action is not the procedure's name. */
const actionOf: Readonly<Record<string, string>> = {
  'account.rename': 'person.rename',
  'account.endOtherSessions': 'session.end',
  'instance.setSettings': 'instance.settings',
  'instance.setSuspended': 'person.suspend',
  'instance.setAdministrator': 'instance.administrator',
  'instance.createResetLink': 'person.reset-link',
  'apiTokens.create': 'token.create',
  'apiTokens.revoke': 'token.revoke',
  'apiTokens.revokeOfTeam': 'token.revoke',
  'audit.keep': 'audit.keep',
  'awsAccounts.create': 'aws-account.create',
  'awsAccounts.rename': 'aws-account.rename',
  'awsAccounts.delete': 'aws-account.delete',
  'canvas.annotate': 'canvas.annotate',
  'code.setDependencies': 'design.change',
  'connections.send': 'connection.send',
  'connections.disconnect': 'connection.disconnect',
  'deployments.releaseLock': 'stage.release',
  'deployments.setApprovalRule': 'stage.protect',
  'imports.create': 'project.create',
  'invocations.request': 'app.request',
  'invocations.invoke': 'app.invoke',
  'privacy.setCapture': 'capture.set',
  'retention.setRule': 'retention.set',
  'openId.set': 'open-id.set',
  'openId.remove': 'open-id.remove',
  'openId.disconnect': 'open-id.disconnect',
  'revisions.submit': 'design.change',
  'revisions.restore': 'design.change',
  'revisions.setName': 'revision.name',
  'revisions.removeName': 'revision.unname',
  'revisions.branch': 'project.branch',
  'secondFactors.forgetDevices': 'two-factor.forget-devices',
  'secondFactors.reset': 'two-factor.reset',
  'serviceAccounts.setRole': 'serviceAccount.role',
  'serviceAccounts.createToken': 'token.create',
  'shares.setRole': 'project.role',
  'shares.setTeamRole': 'project.share',
  'shares.invite': 'invitation.create',
  'shares.renewInvitation': 'invitation.renew',
  'shares.withdrawInvitation': 'invitation.withdraw',
  'shares.createLink': 'link.create',
  'shares.withdrawLink': 'link.withdraw',
  'stages.setTarget': 'stage.set-target',
  'teams.setRole': 'member.role',
  'teams.removeMember': 'member.remove',
  'teams.leave': 'member.leave',
  'websocketClients.open': 'websocket-client.open',
  'websocketClients.send': 'websocket-client.send',
  'websocketClients.close': 'websocket-client.close',
};

/** Serves WebSockets, and holds a deployment as long as it is told to. */
class AppTarget extends RecordingTarget {
  isHeld = false;
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' });

  constructor() {
    super({
      execute: async ({ stage }, signal) => {
        while (this.isHeld && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
        signal.throwIfAborted();
        return { status: 'succeeded', outputs: { websocketUrl: `ws://localhost/${stage.key}/ws` } };
      },
    });
  }

  override gatewayAddress(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }
}

let target: AppTarget;
let studio: TestStudio;
let owner: TestPerson;
let own: TestPerson['client'];

beforeAll(async () => {
  target = new AppTarget();
  studio = await openTestStudio({ runner: target });
  owner = await studio.signUp('Owner');
  own = owner.client;
}, 60_000);
afterAll(async () => {
  await studio.close();
  target.close();
});

test('each procedure that is no mere reading is here', () => {
  expect([...Object.keys(acts), ...Object.keys(silent), ...elsewhere].sort()).toEqual(listMutations().sort());
});

test.each(Object.keys(acts))(
  '%s writes an entry, in an intact chain, without what was sent',
  { timeout: 60_000 },
  async (procedure) => {
    const world = await aWorld(procedure);
    const before = new Set((await entries()).map(({ id }) => id));
    await acts[procedure]?.(world);
    const written = (await entries()).filter(({ id }) => !before.has(id));
    const action = actionOf[procedure] ?? procedure.replace(/s\./, '.');
    const entry = written.find((each) => each.action === action);
    expect(entry, written.map((each) => each.action).join(', ')).toMatchObject({
      ...{ actorKind: 'person', address: expect.stringMatching(/^10\./), sessionId: expect.any(String) },
      ...{ userAgent: expect.any(String), tokenId: null },
    });
    expect(JSON.stringify(written)).not.toContain('canary');
    for (const teamId of new Set(written.map((each) => each.teamId))) {
      expect((await verifyChain(studio.studio.database.prisma, teamScope(teamId))).broken).toBeUndefined();
    }
  },
);

test('a deployment’s steps are entries of the studio, in the name of whoever asked for it', async () => {
  const world = await aWorld('');
  await own.secrets.set({ stageId: world.stageId, name: 'TOKEN', value: 'canary' });
  const id = await succeeded(world);
  const steps = (await entries()).filter(({ subjectId }) => subjectId === id);
  expect(steps.map(({ action }) => action)).toEqual([
    ...['deployment.create', 'deployment.building', 'deployment.uploading', 'secret.read', 'deployment.planned'],
    ...['deployment.executing', 'secret.read', 'deployment.succeeded'],
  ]);
  for (const step of steps.slice(1)) {
    expect(step).toMatchObject({ actorKind: 'studio', actorId: await owner.id(), address: null, sessionId: null });
  }
  const changes = steps.filter(({ action, before }) => action.startsWith('deployment.') && before !== null);
  expect(changes.map(({ before, after }) => [Object(before).status, Object(after).status])).toEqual([
    ['queued', 'building'],
    ['building', 'uploading'],
    ['uploading', 'planned'],
    ['planned', 'executing'],
    ['executing', 'succeeded'],
  ]);
});

test('a change of settings says what was there before and what is after, without secrets', async () => {
  const { stageId, projectId } = await aWorld('settings');
  const variables = { DB_PASSWORD: 'canary', DATABASE_URL: 'postgres://app:canary@db/shop', LEVEL: 'info' };
  const path = ['settings', 'environmentVariables'];
  await own.stages.update({ stageId, baseRevision: 1, edits: [{ path, value: variables }] });
  const change = (await entries()).find((each) => each.action === 'stage.update' && each.projectId === projectId);
  const field = path.join('.');
  expect(change?.before).toEqual({ [field]: null });
  expect(change?.after).toEqual({
    [field]: { DB_PASSWORD: '[redacted]', DATABASE_URL: 'postgres://app:[redacted]@db/shop', LEVEL: 'info' },
  });
});

test('what is downloaded is an entry', async () => {
  const { projectId, teamId } = await aWorld('');
  for (const file of ['export.zip', 'design.json', 'openapi.json', 'openapi.yaml']) {
    expect((await owner.fetch(`/api/projects/${projectId}/${file}`)).status).toBe(200);
  }
  expect((await owner.fetch(`/api/teams/${teamId}/export.zip`)).status).toBe(200);
  const downloads = (await entries()).filter((each) => each.teamId === teamId && each.action.endsWith('.export'));
  expect(downloads.map(({ action, details }) => ({ action, ...Object(details) }))).toEqual([
    { action: 'project.export', file: 'export.zip' },
    { action: 'project.export', file: 'design.json' },
    { action: 'project.export', file: 'openapi.json' },
    { action: 'project.export', file: 'openapi.yaml' },
    { action: 'team.export', projects: 1 },
  ]);
});

test('an entry says by which token or as which guest somebody acted', async () => {
  const { teamId, projectId, stageId } = await aWorld('');
  const { secret, token } = await own.apiTokens.create({ teamId, name: 'ci', scopes: scopeNames, expiresInDays });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'user-agent': 'curl/<8>' };
  const body = JSON.stringify({ json: { stageId, ...aRequest() } });
  const init = { method: 'POST', headers, body };
  expect((await studio.handle(new Request('http://localhost:3000/api/rpc/deployments/create', init))).status).toBe(200);
  const guest = await studio.signUp('Guest');
  const { url } = await own.shares.invite({ projectId, role: 'editor' });
  await guest.client.invitations.accept({ secret: secretOf(url) });
  await guest.client.canvas.annotate({ projectId, clientId: 'c', notes: {} });
  const found = await entries();
  const byToken = found.findLast((each) => each.action === 'deployment.create' && each.projectId === projectId);
  expect(byToken).toMatchObject({ tokenId: token.id, sessionId: null, userAgent: 'curl/<8>', actorKind: 'person' });
  const byGuest = found.find((each) => each.action === 'canvas.annotate' && each.projectId === projectId);
  expect(byGuest).toMatchObject({ actorKind: 'guest', actorId: await guest.id() });
});

test('what fails is an entry as well, where it may have been done', async () => {
  const { stageId, projectId } = await aWorld('');
  const clientId = (await aClient(stageId)).replace(/[a-z0-9]+$/, createRecordId());
  await expect(own.websocketClients.send({ clientId, data: 'x' })).rejects.toMatchObject({ code: 'CONNECTION_GONE' });
  const sent = (await entries()).filter(
    (each) => each.action === 'websocket-client.send' && each.projectId === projectId,
  );
  expect(sent.map(({ details }) => Object(details).failed)).toEqual([undefined, expect.stringContaining('closed')]);
});

function entries() {
  return studio.studio.database.prisma.auditEntry.findMany({ orderBy: [{ teamId: 'asc' }, { sequence: 'asc' }] });
}

/** A team and a project of its own for each: what one does to it, no other sees. */
async function aWorld(procedure: string): Promise<World> {
  const { id: teamId } = await own.teams.create({ name: 'Makers' });
  const name = aName();
  const app = await createApp(owner, { teamId, name });
  if (/^(connections|invocations|websocketClients)\./.test(procedure) || procedure === '') await succeeded(app);
  return { ...app, teamId, projectName: name };
}

const aName = () => `p${createRecordId(8).replace(/\d/g, 'x')}`;
const aToken = async (teamId: string) =>
  (await own.apiTokens.create({ teamId, name: 't', scopes: ['read'], expiresInDays })).token.id;
const anAccount = (teamId: string) => own.awsAccounts.create({ teamId, name: createRecordId(), region: 'us-east-1' });
const anInvitation = (teamId: string) => own.invitations.create({ teamId, role: 'viewer' });
const statusOf = async (deploymentId: string) => (await own.deployments.get({ deploymentId })).deployment.status;

async function aServiceAccount(teamId: string) {
  const { id: serviceAccountId } = await own.serviceAccounts.create({ teamId, name: 'CI', role: 'viewer' });
  return { teamId, serviceAccountId };
}

async function joined(teamId: string): Promise<string> {
  const person = await studio.signUp('Joins');
  const { url } = await anInvitation(teamId);
  await person.client.invitations.accept({ secret: secretOf(url) });
  return person.id();
}

async function succeeded({ deploy, ended }: Pick<World, 'deploy' | 'ended'>): Promise<string> {
  const { id } = await deploy(createRecordId());
  expect((await ended(id)).deployment.status).toBe('succeeded');
  return id;
}

/** Waits for an approval. */
async function planned({ stageId, deploy }: World): Promise<string> {
  await own.deployments.setApprovalRule({ stageId, isRequired: true, by: 'anyone' });
  const { id } = await deploy(createRecordId());
  await vi.waitUntil(async () => (await statusOf(id)) === 'planned', { timeout: 20_000, interval: 50 });
  return id;
}

async function hashOf(deploymentId: string): Promise<string> {
  return (await own.deployments.get({ deploymentId })).deployment.plan?.hash ?? '';
}

async function aClient(stageId: string): Promise<string> {
  const { clientId } = await own.websocketClients.open({ stageId, query: 'token=canary-query' });
  const topic = topics.websocketClient(clientId);
  await new Promise<void>((resolve) => {
    const stop = studio.studio.bus.listen((each) => {
      if (each !== topic) return;
      stop();
      resolve();
    });
  });
  return clientId;
}
