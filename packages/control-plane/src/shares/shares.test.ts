import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { secretOf } from '../testing/askers';
import { createApp, ORIGIN, someAddress, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
let ada: TestPerson;
let bob: TestPerson;
let projectId: string;
let stageId: string;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
  bob = await studio.signUp('Bob');
  ({ projectId, stageId } = await createApp(ada));
  const { url } = await ada.client.invitations.create({ teamId: await ada.teamId(), role: 'editor' });
  await bob.client.invitations.accept({ secret: secretOf(url) });
});
afterAll(() => studio.close());

/** As a visitor’s page calls, with the link’s secret and no cookie. */
async function visit(url: string, procedure: string, input?: object, address = someAddress()) {
  const headers = { authorization: `Bearer ${secretOf(url)}`, 'content-type': 'application/json' };
  const request = new Request(`${ORIGIN}/api/rpc/${procedure}`, {
    method: 'POST',
    headers: { ...headers, 'x-forwarded-for': address },
    body: JSON.stringify(input === undefined ? {} : { json: input }),
  });
  const answer = await studio.handle(request);
  return { status: answer.status, text: await answer.text() };
}

test('a role on one project holds at once, and with it what pages may hear', async () => {
  const personId = await bob.id();
  const edit = () =>
    bob.client.stages.create({
      projectId,
      name: createRecordId(8).replace(/\d/g, 'x'),
    });
  await edit();
  await ada.client.shares.setRole({ projectId, personId, role: 'viewer' });
  await expect(edit()).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('yours is viewer'),
  });
  expect(await bob.client.projects.get({ projectId })).toMatchObject({ role: 'viewer' });
  expect(await bob.client.projects.list({})).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: projectId, role: 'viewer' })]),
  );
  const [, member] = await ada.client.teams.members({ teamId: await ada.teamId() });
  expect(member).toMatchObject({ role: 'editor', projectRoles: [{ projectId, role: 'viewer' }] });
  await ada.client.shares.setRole({ projectId, personId, role: null });
  await edit();
});

test('an owner or admin cannot be less on a project, and a guest not an admin', async () => {
  const set = (personId: string, role: 'admin' | 'viewer') => ada.client.shares.setRole({ projectId, personId, role });
  await expect(set(await ada.id(), 'viewer')).rejects.toMatchObject({ code: 'CONFLICT' });
  const guest = await studio.signUp('Guest');
  await expect(set(await guest.id(), 'viewer')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { url } = await ada.client.shares.invite({ projectId, role: 'viewer' });
  await guest.client.invitations.accept({ secret: secretOf(url) });
  await expect(set(await guest.id(), 'admin')).rejects.toMatchObject({ code: 'INVALID' });
});

test('a project is shared with a team by its id, and taken back', async () => {
  const carol = await studio.signUp('Carol');
  const teamId = await carol.teamId();
  await ada.client.shares.setTeamRole({ projectId, teamId, role: 'operator' });
  expect(await carol.client.shares.withMe()).toMatchObject([{ id: projectId, role: 'operator' }]);
  expect((await ada.client.shares.list({ projectId })).teams).toMatchObject([
    { team: { id: teamId }, role: 'operator' },
  ]);
  await ada.client.shares.setTeamRole({ projectId, teamId, role: null });
  await expect(carol.client.projects.get({ projectId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const unknown = ada.client.shares.setTeamRole({ projectId, teamId: 'nobody', role: 'viewer' });
  await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a link for reading opens the design without an account, and nothing else', async () => {
  const { url } = await ada.client.shares.createLink({ projectId, name: 'For review', expiresInDays: 1 });
  const opened = await visit(url, 'shares/open');
  expect(JSON.parse(opened.text)).toMatchObject({ json: { projectId, linkName: 'For review', stages: [] } });
  expect((await visit(url, 'revisions/open', { projectId })).status).toBe(200);
  expect((await visit(url, 'logs/query', { stageId })).status).toBe(403);
  expect((await visit(url, 'projects/get', { projectId })).status).toBe(403);
  expect((await visit(url, 'stages/list', { projectId })).status).toBe(403);
  const { project: other } = await ada.createProject();
  expect((await visit(url, 'revisions/open', { projectId: other.id })).status).toBe(404);
  const stream = new Request(`${ORIGIN}/api/stream?stream=abcdefgh`, {
    headers: { authorization: `Bearer ${secretOf(url)}` },
  });
  expect((await studio.handle(stream)).status).toBe(403);
});

test('a link opens the logs where whoever made it chose so', async () => {
  const wanted = { projectId, name: 'With logs', includesLogs: true, expiresInDays: null };
  const { url } = await ada.client.shares.createLink(wanted);
  expect(JSON.parse((await visit(url, 'shares/open')).text).json.stages).toContainEqual({ id: stageId, name: 'dev' });
  expect((await visit(url, 'logs/query', { stageId })).status).not.toBe(403);
});

test('a link ends when it is withdrawn and when its time is over', async () => {
  const first = await ada.client.shares.createLink({ projectId, name: 'first', expiresInDays: 1 });
  await ada.client.shares.withdrawLink({ projectId, linkId: first.link.id });
  expect((await visit(first.url, 'shares/open')).status).toBe(401);
  const second = await ada.client.shares.createLink({ projectId, name: 'second', expiresInDays: 1 });
  const end = (inMs: number) =>
    studio.studio.database.prisma.shareLink.update({
      where: { id: second.link.id },
      data: { expiresAt: new Date(Date.now() + inMs) },
    });
  // A minute, whatever the time zone of the machine.
  await end(60_000);
  expect((await visit(second.url, 'shares/open')).status).toBe(200);
  await end(-1000);
  expect((await visit(second.url, 'shares/open')).status).toBe(401);
});

test('a visitor who hammers is held back, and so is whoever tries secrets', async () => {
  const { url } = await ada.client.shares.createLink({ projectId, name: 'busy', expiresInDays: 1 });
  const hammer = async (link: string, times: number) => {
    const address = someAddress();
    const statuses: number[] = [];
    for (let call = 0; call < times; call += 1)
      statuses.push((await visit(link, 'shares/open', undefined, address)).status);
    return statuses;
  };
  expect((await hammer(url, 241)).at(-1)).toBe(429);
  const wrong = await hammer(`${ORIGIN}/shared#chl_wrong`, 31);
  expect([wrong.at(0), wrong.at(-1)]).toEqual([401, 429]);
});

test('every act is on record: who gave what to whom, and who opened a link from where', async () => {
  const entries = await studio.studio.database.prisma.auditEntry.findMany({ where: { projectId } });
  const actions = new Set(entries.map(({ action }) => action));
  for (const action of ['project.role', 'project.share', 'invitation.create', 'invitation.accept', 'link.create']) {
    expect(actions, action).toContain(action);
  }
  const opened = entries.find(({ action }) => action === 'link.open');
  expect(opened).toMatchObject({
    actorName: expect.stringMatching(/^Link “/),
    actorKind: 'link',
    address: expect.any(String),
  });
});
