import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '../teams/permissions';
import { type Scope, scopeNames } from '../teams/scopes';
import { secretOf } from '../testing/askers';
import { createApp, ORIGIN, someAddress, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
let ada: TestPerson;
let teamId: string;
let projectId: string;
let stageId: string;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
  teamId = await ada.teamId();
  ({ projectId, stageId } = await createApp(ada));
});
afterAll(() => studio.close());

const prisma = () => studio.studio.database.prisma;

/** As curl would: no cookie, no Origin. */
async function call(secret: string, path: string, init: RequestInit = {}) {
  const headers = {
    authorization: `Bearer ${secret}`,
    'content-type': 'application/json',
    'x-forwarded-for': someAddress(),
  };
  return studio.handle(new Request(`${ORIGIN}${path}`, { ...init, headers: { ...headers, ...init.headers } }));
}

const create = (scopes: [Scope, ...Scope[]], place: { teamId?: string; projectId?: string } = { teamId }) =>
  ada.client.apiTokens.create({ ...place, name: 'ci', scopes, expiresInDays: 30 });

test('a token deploys by the plain API, as docs/api.md shows, with no cookie and no Origin', async () => {
  const { secret, token } = await create(['read', 'deploy']);
  expect(secret).toMatch(/^chs_[\w-]{43}$/);
  expect(token).toMatchObject({ hint: secret.slice(-4), lastUsedAt: null });
  const body = JSON.stringify({ clientRequestId: 'build-1' });
  const answer = await call(secret, `/api/v1/stages/${stageId}/deployments`, { method: 'POST', body });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ stageId, createdBy: { name: 'Ada (token ci)' } });
  const [listed] = await ada.client.apiTokens.list();
  expect(listed?.lastUsedAt).toBeGreaterThan(Date.now() - 60_000);
});

test('with a token cookies count for nothing, be it a good or a bad one', async () => {
  const eve = await studio.signUp('Eve');
  const { secret } = await create(['read']);
  const answer = await eve.fetch('/api/v1/me', { headers: { authorization: `Bearer ${secret}` } });
  expect(await answer.json()).toMatchObject({ person: { email: ada.email } });
  const bad = await ada.fetch('/api/v1/me', { headers: { authorization: 'Bearer chs_wrong' } });
  expect(bad.status).toBe(401);
});

test('a token does less than its person: no more than its scopes, and nothing about people or tokens', async () => {
  const { secret } = await create(['read']);
  const refused = await call(secret, `/api/v1/stages/${stageId}/deployments`, {
    method: 'POST',
    body: JSON.stringify({ clientRequestId: 'no' }),
  });
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining('lacks the scope deploy') });
  const all = await create(scopeNames);
  const other = JSON.stringify({ teamId, name: 'x', scopes: ['read'], expiresInDays: 1 });
  expect((await call(all.secret, '/api/v1/tokens', { method: 'POST', body: other })).status).toBe(403);
  expect((await call(all.secret, `/api/v1/teams/${teamId}/invitations`)).status).toBe(403);
});

test('a token follows its person’s role: who may less, their token may less', async () => {
  const bob = await studio.signUp('Bob');
  const { url } = await ada.client.invitations.create({ teamId, role: 'editor' });
  await bob.client.invitations.accept({ secret: secretOf(url) });
  const { secret } = await bob.client.apiTokens.create({ teamId, name: 't', scopes: ['stages'], expiresInDays: 1 });
  const make = (name: string) =>
    call(secret, `/api/v1/projects/${projectId}/stages`, { method: 'POST', body: JSON.stringify({ name }) });
  expect((await make('one')).status).toBe(200);
  await ada.client.teams.setRole({ teamId, personId: await bob.id(), role: 'viewer' });
  expect((await make('two')).status).toBe(403);
  await ada.client.teams.removeMember({ teamId, personId: await bob.id() });
  expect((await make('three')).status).toBe(401);
});

test('a token for one project knows no other', async () => {
  const { project } = await ada.createProject();
  const { secret } = await create(['read'], { projectId });
  expect((await call(secret, `/api/v1/projects/${projectId}`)).status).toBe(200);
  expect((await call(secret, `/api/v1/projects/${project.id}`)).status).toBe(404);
  const list = await (await call(secret, '/api/v1/projects')).json();
  expect(list).toMatchObject([{ id: projectId }]);
  expect(list).toHaveLength(1);
});

test('a token ends when it is revoked and when its time is over, also for a stream that it listens to', async () => {
  const { secret, token } = await create(['read']);
  await ada.client.apiTokens.revoke({ tokenId: token.id });
  expect((await call(secret, '/api/v1/me')).status).toBe(401);
  const over = await create(['read']);
  const data = { expiresAt: new Date(Date.now() - 1000) };
  await prisma().apiToken.update({ where: { id: over.token.id }, data });
  expect((await call(over.secret, '/api/v1/me')).status).toBe(401);

  const live = await create(['read']);
  const streamId = 'stream-of-a-token';
  const opened = await call(live.secret, `/api/stream?stream=${streamId}`);
  expect(opened.status).toBe(200);
  const topics = { json: { streamId, topics: [`project:${projectId}`] } };
  await call(live.secret, '/api/rpc/streams/subscribe', { method: 'POST', body: JSON.stringify(topics) });
  const { hub } = studio.studio;
  expect(hub.hears(`project:${projectId}`)).toBe(true);
  await ada.client.apiTokens.revoke({ tokenId: live.token.id });
  expect(hub.hears(`project:${projectId}`)).toBe(false);
  await opened.body?.cancel();
});

test('a service account acts with its role, by its tokens alone, and is gone with them', async () => {
  const { id: serviceAccountId } = await ada.client.serviceAccounts.create({ teamId, name: 'CI', role: 'operator' });
  const ofAccount = { teamId, serviceAccountId };
  const wanted = { ...ofAccount, name: 'github', scopes: scopeNames, expiresInDays: 90 };
  const { secret } = await ada.client.serviceAccounts.createToken(wanted);
  expect(await (await call(secret, '/api/v1/me')).json()).toMatchObject({
    person: { name: 'CI', email: '' },
    teams: [{ id: teamId, memberRole: 'operator' }],
  });
  const body = JSON.stringify({ clientRequestId: 'by-ci' });
  const deploy = () => call(secret, `/api/v1/stages/${stageId}/deployments`, { method: 'POST', body });
  expect((await deploy()).status).toBe(200);
  await ada.client.serviceAccounts.setRole({ ...ofAccount, role: 'viewer' });
  expect((await deploy()).status).toBe(403);
  await ada.client.serviceAccounts.remove(ofAccount);
  expect((await deploy()).status).toBe(401);
});

test('no secret is stored, and an admin sees and revokes every token of the team', async () => {
  const { secret, token } = await create(['read']);
  expect(JSON.stringify(await prisma().apiToken.findMany())).not.toContain(secret);
  expect((await ada.client.apiTokens.listOfTeam({ teamId })).map(({ id }) => id)).toContain(token.id);
  await ada.client.apiTokens.revokeOfTeam({ teamId, tokenId: token.id });
  expect((await call(secret, '/api/v1/me')).status).toBe(401);
  const actions = await prisma().auditEntry.findMany({ where: { teamId, action: { startsWith: 'token.' } } });
  expect(new Set(actions.map(({ action }) => action))).toEqual(new Set(['token.create', 'token.revoke']));
});

test('every scope is the key to something, and no token settles people, tokens or approvals', () => {
  const needed = new Set(Object.values(permissions).map(({ scope }) => scope));
  for (const scope of scopeNames) expect(needed, scope).toContain(scope);
  const forPeople = Object.entries(permissions).filter(([, { scope }]) => scope === 'browser');
  expect(forPeople.map(([action]) => action)).toEqual(
    expect.arrayContaining(['project.share', 'member.write', 'invitation.write', 'token.write', 'team.delete']),
  );
});
