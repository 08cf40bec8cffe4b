import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { gzipSync } from 'node:zlib';
import { deterministicZip } from '@chalice-studio/bundler';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { scopeNames } from '../teams/scopes';
import { secretOf } from '../testing/askers';
import { startBuiltRunner } from '../testing/built-runner';
import { CanaryWatch } from '../testing/canaries';
import { hear } from '../testing/event-stream';
import { isLoopback, watchOutgoing } from '../testing/outgoing';
import { createApp, PASSWORD, setFile, type TestPerson } from '../testing/person';
import { readingProcedures } from '../testing/procedures';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import { readSecrets } from './queries';

/**
 * Secrets of every kind are planted, the product is driven, and everything that it wrote, answered or said is searched.
 * Where a secret may be: in the one answer that makes it (an API token, a link), sealed in its column, in the
 * environment of the function that runs, and, as a hash, where it is checked.
 */
const canary = (kind: string) => `canary-${kind}-${randomBytes(9).toString('hex')}`;
const watch = new CanaryWatch();
const TOKEN = watch.add('secret of the stage', canary('stage'));
const LATER = watch.add('secret of the stage, replaced', canary('later'));
watch.add('password', PASSWORD);
watch.add('wrong password', canary('typo'));
const SMTP = watch.add('password of the mail server', canary('smtp'));
const AWS = watch.add('AWS key of the environment', canary('aws'));
const HEADER = watch.add('header of a request that is sent', canary('header'));
const BODY = watch.add('body of a request that is sent', canary('body'));

const handlers = `export function listOrders() {
  console.log('printing', process.env.TOKEN);
  console.error(new Error('about ' + process.env.TOKEN));
  return { hash: require('node:crypto').createHash('sha256').update(process.env.TOKEN ?? '').digest('hex') };
}
`.replace("require('node:crypto').createHash", 'createHash');

const dataFolder = mkdtempSync(path.join(tmpdir(), 'canary-'));
let built: ReturnType<typeof startBuiltRunner>;
let outgoing: ReturnType<typeof watchOutgoing>;
let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) =>
      watch.look('what the server said', format(...said)),
    );
  }
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', AWS);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
  outgoing = watchOutgoing();
  built = startBuiltRunner();
  // Nobody listens there: mail fails, and says why without its password.
  const mail = { smtpUrl: `smtp://studio:${SMTP}@127.0.0.1:9`, from: 'studio@example.org' };
  studio = await openTestStudio({ dataFolder, runner: built.runner, mail, aws: { endpoint: 'http://127.0.0.1:9' } });
  ada = await studio.signUp('Ada');
}, 120_000);
afterAll(async () => {
  await studio.close();
  await built.close();
  rmSync(dataFolder, { recursive: true, force: true });
  outgoing.stop();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function answered(place: string, answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  const bytes = Buffer.from(await response.clone().arrayBuffer());
  if (bytes.length > 1) watch.lookInBytes(`${place} → ${response.status}`, bytes);
  return response;
}

/** A call that is refused, whose words are looked at. */
async function refused(place: string, call: Promise<unknown>): Promise<void> {
  const failure = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure, `${place} is refused`).toBeInstanceOf(Error);
  watch.look(`error of ${place}`, format(failure));
}

test('planted secrets are found nowhere but in the places that are theirs', async () => {
  const { client } = ada;
  const teamId = await ada.teamId();
  const { projectId, stageId, write, deploy, ended } = await createApp(ada);
  const topics = [
    'studio',
    `project:${projectId}`,
    `logs:${stageId}`,
    `live-logs:${stageId}`,
    `connections:${stageId}`,
  ];
  const stream = await hear(ada, topics);
  await write([setFile('chalicelib/handlers.ts', `import { createHash } from 'node:crypto';\n${handlers}`)]);

  // Planted: what people set, and what the studio makes for them and shows once.
  await client.secrets.set({ stageId, name: 'TOKEN', value: LATER });
  await client.secrets.set({ stageId, name: 'TOKEN', value: TOKEN });
  const all = { scopes: [...scopeNames], expiresInDays: 1 };
  const { secret: apiToken } = await client.apiTokens.create({ teamId, name: 'ci', ...all });
  watch.add('API token', apiToken);
  const account = await client.serviceAccounts.create({ teamId, name: 'robot', role: 'operator' });
  const ofRobot = await client.serviceAccounts.createToken({ teamId, serviceAccountId: account.id, name: 'r', ...all });
  watch.add('token of a service account', ofRobot.secret);
  watch.add('invitation', secretOf((await client.invitations.create({ teamId, role: 'viewer' })).url));
  await client.invitations.create({ teamId, role: 'viewer', email: 'grace@example.org' }).catch(() => undefined);
  const link = await client.shares.createLink({ projectId, name: 'l', includesLogs: true, expiresInDays: 1 });
  watch.add('link for reading', secretOf(link.url));

  // Driven: a deployment that works, is called and prints its secret; one that fails; plans; refusals.
  const first = await ended((await deploy()).id);
  expect(first.deployment.failure).toBeNull();
  const headers = { authorization: HEADER, 'x-api-key': HEADER };
  const called = await client.invocations.request({
    ...{ stageId, method: 'GET', path: '/orders', headers, body: { encoding: 'utf8' as const, data: BODY } },
  });
  expect(JSON.parse(Buffer.from(called.body.data, called.body.encoding).toString())).toEqual({
    hash: createHash('sha256').update(TOKEN).digest('hex'),
  });
  await expect
    .poll(async () => (await client.logs.query({ stageId })).events.map(({ message }) => message), { timeout: 20_000 })
    .toContain('printing [redacted]');
  await expect.poll(() => stream.text, { timeout: 20_000 }).toContain('printing [redacted]');
  await client.invocations.invoke({ stageId, functionName: 'api_handler', payload: JSON.stringify({ token: BODY }) });
  await write([
    setFile(
      'chalicelib/handlers.ts',
      `export const x: number = 'no';\nthrow new Error('at load: ' + process.env.TOKEN);\n`,
    ),
  ]);
  const second = await ended((await deploy()).id);
  watch.look('a deployment that failed', JSON.stringify(second));
  await refused('secrets.set', client.secrets.set({ stageId, name: 'not a name', value: TOKEN }));
  await refused('secrets.set, too long', client.secrets.set({ stageId, name: 'LONG', value: TOKEN.repeat(200) }));
  await answered('sign-in', ada.post('/api/auth/sign-in/email', { email: ada.email, password: TOKEN }));
  await answered('no session', ada.fetch('/api/v1/me', { headers: { authorization: `Bearer ${apiToken}x` } }));
  await answered(
    'broken JSON',
    ada.fetch('/api/v1/teams', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"name": "${BODY}`,
    }),
  );

  // Searched: every procedure that reads, every file that can be taken away.
  const { id: awsAccountId } = await client.awsAccounts.create({ teamId, name: 'account', region: 'us-east-1' });
  const deploymentId = first.deployment.id;
  const ids: Record<string, string> = { teamId, projectId, stageId, deploymentId, awsAccountId, toStageId: stageId };
  const more: Record<string, string> = { revision: '1', name: 'left-pad', text: 'left-pad', range: '1h', page: '0' };
  const statuses = new Map<string, number>();
  for (const { name, path: template, fields } of readingProcedures()) {
    if (name.startsWith('code.search') || name.startsWith('code.find') || name === 'code.typings') continue;
    const at = template.replace(/\{(\w+)\}/g, (_, field: string) => ids[field] ?? more[field] ?? 'none');
    const query = new URLSearchParams();
    for (const field of fields) {
      if (!template.includes(`{${field}}`) && more[field] !== undefined) query.set(field, more[field]);
    }
    const response = await answered(name, ada.fetch(`/api/v1${at}?${query}`));
    statuses.set(name, response.status);
  }
  const unread = [...statuses].filter(([, status]) => status !== 200).map(([name]) => name);
  // These ask AWS, of which there is none here, or want a stage in an account, another stage, or a link's visitor.
  expect(
    unread.filter(
      (name) =>
        ![
          'awsAccounts.identity',
          'awsAccounts.setup',
          'deployments.comparePromotion',
          'deployments.planText',
          'metrics.functions',
          'shares.open',
          'stacks.get',
          'stacks.kept',
        ].includes(name),
    ),
  ).toEqual([]);
  const files = [
    `projects/${projectId}/export.zip`,
    `projects/${projectId}/design.json`,
    `projects/${projectId}/openapi.json`,
  ];
  for (const file of [
    ...files,
    `teams/${teamId}/export.zip`,
    `teams/${teamId}/audit.jsonl`,
    `projects/${projectId}/audit.jsonl`,
    'openapi.json',
  ]) {
    expect((await answered(file, ada.fetch(`/api/${file}`))).status, file).toBe(200);
  }

  await stream.close();
  watch.look('what the event stream said', stream.text);

  const { prisma } = studio.studio.database;
  const tables = await watch.lookInDatabase(prisma);
  expect(tables).toEqual(expect.arrayContaining(['Secret', 'ApiToken', 'Session', 'AuditEntry', 'Deployment']));
  await watch.lookInFolder(built.dataFolder, () => false);
  await watch.lookInFolder(dataFolder, (file) => file.startsWith('packages/'));
  expect(watch.sightings).toEqual([]);
  expect(watch.looked).toBeGreaterThan(150);

  // It is there, for whoever has the key.
  const { secretKeys } = studio.studio;
  expect(await readSecrets(prisma, { keys: secretKeys, stageId, versions: { TOKEN: 2 } })).toEqual({ TOKEN });
}, 240_000);

test('all the while no other host was called, nor asked for by name', () => {
  expect([...outgoing.reached].filter((place) => !isLoopback(place))).toEqual([]);
  // The mail server and AWS, which stand on this machine here: what was not seen at all would prove nothing.
  expect(outgoing.reached).toContain('127.0.0.1:9');
});

test('what is searched for is found where it lies open', async () => {
  const sees = new CanaryWatch();
  sees.add('open', 'canary-in-the-open');
  sees.look('text', 'a canary-in-the-open, here');
  sees.look('base64', Buffer.from('canary-in-the-open').toString('base64'));
  const { prisma } = studio.studio.database;
  const before = await prisma.user.findFirstOrThrow();
  await prisma.user.update({ where: { id: before.id }, data: { name: 'canary-in-the-open' } });
  await sees.lookInDatabase(prisma);
  await prisma.user.update({ where: { id: before.id }, data: { name: before.name } });
  const zip = deterministicZip({ 'notes.txt': new TextEncoder().encode(`${'line\n'.repeat(99)}canary-in-the-open`) });
  sees.lookInBytes('zip', Buffer.from(zip));
  sees.lookInBytes('gzip', gzipSync('canary-in-the-open'));
  expect(sees.sightings.map(({ place }) => place)).toEqual([
    'text',
    'base64',
    'table User',
    'zip (unpacked)',
    'gzip (unpacked)',
  ]);
});
