import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createRecordId } from '../record-id';
import { type Action, rolesFor } from '../teams/permissions';
import { type MemberRole, memberRoles } from '../teams/schema';
import { createApp, TestPerson } from '../testing/person';
import { listProcedures } from '../testing/procedures';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

type Records = {
  teamId: string;
  awsAccountId: string;
  projectId: string;
  stageId: string;
  deploymentId: string;
  clientId: string;
};
/** `own`: everybody signed in, for what is theirs alone. */
type Row = { action: Action | 'own'; input: (records: Records) => unknown };

const change = {
  clientEditId: 'c',
  baseRevision: 0,
  edits: [{ type: 'set', id: 'app', path: ['debug'], value: true }],
};

const ofAccount = (resource: string) => `arn:aws:iam::123456789012:${resource}`;
const connectionOutputs = {
  roleArns: { observe: ofAccount('role/o'), deploy: ofAccount('role/d'), execution: ofAccount('role/e') },
  bucket: 'a-bucket',
  permissionsBoundaryArn: ofAccount('policy/boundary'),
};

/** What each procedure demands, with an input that gets past its schema and changes nothing that another row needs. */
const rows: Record<string, Row> = {
  'awsAccounts.identity': { action: 'aws-account.read', input: ({ teamId }) => ({ teamId }) },
  'awsAccounts.list': { action: 'aws-account.read', input: ({ teamId }) => ({ teamId }) },
  'awsAccounts.get': { action: 'aws-account.read', input: ({ awsAccountId }) => ({ awsAccountId }) },
  'awsAccounts.create': {
    action: 'aws-account.write',
    input: ({ teamId }) => ({ teamId, name: createRecordId(), region: 'us-east-1' }),
  },
  'awsAccounts.setup': { action: 'aws-account.write', input: ({ awsAccountId }) => ({ awsAccountId }) },
  'awsAccounts.connect': {
    action: 'aws-account.write',
    input: ({ awsAccountId }) => ({ awsAccountId, ...connectionOutputs }),
  },
  'awsAccounts.prove': { action: 'aws-account.write', input: ({ awsAccountId }) => ({ awsAccountId }) },
  'awsAccounts.rename': {
    action: 'aws-account.write',
    input: ({ awsAccountId }) => ({ awsAccountId, name: createRecordId() }),
  },
  'awsAccounts.delete': {
    action: 'aws-account.write',
    input: ({ awsAccountId }) => ({ awsAccountId, confirmName: 'not-it' }),
  },
  'canvas.get': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'canvas.annotate': {
    action: 'document.move',
    input: ({ projectId }) => ({ projectId, clientId: 'c', notes: {} }),
  },
  'code.typecheck': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.proposals': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.typings': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.setDependencies': { action: 'code.dependencies', input: ({ projectId }) => ({ projectId, packages: {} }) },
  'connections.list': { action: 'connections.read', input: ({ stageId }) => ({ stageId }) },
  'connections.send': {
    action: 'connections.write',
    input: ({ stageId }) => ({ stageId, connectionId: 'c', data: '' }),
  },
  'connections.disconnect': { action: 'connections.write', input: ({ stageId }) => ({ stageId, connectionId: 'c' }) },
  'deployments.create': {
    action: 'deployment.create',
    input: ({ stageId }) => ({ stageId, clientRequestId: createRecordId() }),
  },
  'deployments.list': { action: 'deployment.read', input: ({ projectId }) => ({ projectId }) },
  'deployments.get': { action: 'deployment.read', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.cancel': { action: 'deployment.cancel', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.rollback': {
    action: 'deployment.create',
    input: ({ deploymentId }) => ({ deploymentId, clientRequestId: createRecordId() }),
  },
  'examples.list': { action: 'own', input: () => undefined },
  'invocations.request': {
    action: 'app.call',
    input: ({ stageId }) => ({ stageId, method: 'GET', path: '/', headers: {} }),
  },
  'invocations.invoke': { action: 'app.call', input: ({ stageId }) => ({ stageId, functionName: 'f', payload: '{}' }) },
  'logs.query': { action: 'logs.read', input: ({ stageId }) => ({ stageId }) },
  'projects.list': { action: 'project.read', input: ({ teamId }) => ({ teamId }) },
  'projects.get': { action: 'project.read', input: ({ projectId }) => ({ projectId }) },
  'projects.create': {
    action: 'project.create',
    input: ({ teamId }) => ({ teamId, name: `p-${createRecordId(8)}`, start: { type: 'blank' } }),
  },
  'projects.delete': { action: 'project.delete', input: ({ projectId }) => ({ projectId, confirmName: 'not-it' }) },
  'projects.restore': { action: 'project.delete', input: ({ projectId }) => ({ projectId }) },
  'revisions.open': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'revisions.submit': { action: 'document.write', input: ({ projectId }) => ({ projectId, change }) },
  'revisions.since': { action: 'document.read', input: ({ projectId }) => ({ projectId, revision: 1 }) },
  'revisions.list': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'revisions.get': { action: 'document.read', input: ({ projectId }) => ({ projectId, revision: 1 }) },
  'revisions.restore': { action: 'document.write', input: ({ projectId }) => ({ projectId, revision: 2 }) },
  'revisions.move': {
    action: 'document.move',
    input: ({ projectId }) => ({ projectId, clientId: 'c', positions: {} }),
  },
  'revisions.announce': {
    action: 'document.announce',
    input: ({ projectId }) => ({ projectId, clientId: 'c', selection: [], isLeaving: true }),
  },
  'secrets.list': { action: 'secret.read', input: ({ stageId }) => ({ stageId }) },
  'secrets.set': { action: 'secret.write', input: ({ stageId }) => ({ stageId, name: 'TOKEN', value: 'v' }) },
  'secrets.delete': { action: 'secret.write', input: ({ stageId }) => ({ stageId, name: 'TOKEN' }) },
  'stages.list': { action: 'stage.read', input: ({ projectId }) => ({ projectId }) },
  'stages.create': {
    action: 'stage.write',
    input: ({ projectId }) => ({ projectId, name: `s-${createRecordId(8).replace(/\d/g, 'x')}` }),
  },
  'stages.update': {
    action: 'stage.write',
    input: ({ stageId }) => ({ stageId, baseRevision: 0, edits: [{ path: ['isProduction'], value: false }] }),
  },
  'stages.setTarget': {
    action: 'stage.write',
    input: ({ stageId }) => ({ stageId, baseRevision: 0, target: { type: 'local' } }),
  },
  'stages.delete': {
    action: 'stage.delete',
    input: ({ stageId }) => ({ stageId, confirmName: 'not-it', deleteData: false }),
  },
  'streams.subscribe': {
    action: 'document.read',
    input: ({ projectId }) => ({ streamId: createRecordId(), topics: [`project:${projectId}`] }),
  },
  'streams.unsubscribe': { action: 'own', input: () => ({ streamId: createRecordId(), topics: ['studio'] }) },
  'studio.status': { action: 'own', input: () => undefined },
  'teams.me': { action: 'own', input: () => undefined },
  'websocketClients.open': { action: 'app.call', input: ({ stageId }) => ({ stageId, query: '' }) },
  // The client's id is its owner's alone: for a member of the team it is as good as not there.
  'websocketClients.send': { action: 'own', input: ({ clientId }) => ({ clientId, data: '' }) },
  'websocketClients.close': { action: 'own', input: ({ clientId }) => ({ clientId }) },
};

let studio: TestStudio;
let owner: TestPerson;
let stranger: TestPerson;
let records: Records;
const members = new Map<MemberRole, TestPerson>();

beforeAll(async () => {
  // Nobody at AWS, and found out at once.
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  studio = await openTestStudio();
  owner = await studio.signUp('Owner');
  stranger = await studio.signUp('Stranger');
  const { projectId, stageId, deploy, ended } = await createApp(owner);
  const { id: deploymentId } = await deploy();
  await ended(deploymentId);
  const teamId = await owner.teamId();
  const { id: awsAccountId } = await owner.client.awsAccounts.create({ teamId, name: 'ours', region: 'us-east-1' });
  records = { teamId, awsAccountId, projectId, stageId, deploymentId, clientId: 'somebody-else' };
  members.set('owner', owner);
  for (const role of memberRoles.filter((each) => each !== 'owner')) {
    const person = await studio.signUp(role);
    const { person: me } = await person.client.teams.me();
    await studio.studio.database.prisma.member.create({
      data: { id: createRecordId(), organizationId: records.teamId, userId: me.id, role },
    });
    members.set(role, person);
  }
});
afterAll(() => studio.close());

test('the table has every procedure of the contract, and none that is not there', () => {
  expect(Object.keys(rows).sort()).toEqual(listProcedures().sort());
});

const answerSchema = z.object({
  json: z.looseObject({ code: z.string().optional(), message: z.string().optional() }).nullish().catch(undefined),
});

/** The refusal's code, or `let in`: what a procedure says past the gate is for other tests. */
async function outcome(person: TestPerson, procedure: string): Promise<string> {
  const [noun = '', verb = ''] = procedure.split('.');
  const input = rows[procedure]?.input(records);
  const answer = await person.post(`/api/rpc/${noun}/${verb}`, input === undefined ? {} : { json: input });
  const body = answerSchema.parse(await answer.json());
  const code = answer.ok ? undefined : body.json?.code;
  expect(code, JSON.stringify(body)).not.toBe('INTERNAL_SERVER_ERROR');
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || isNoEntry(code, body.json?.message)
    ? (code ?? '')
    : 'let in';
}

/** NOT_FOUND of the gate, and not of something that a procedure looked for behind it. */
function isNoEntry(code: string | undefined, message = ''): boolean {
  return code === 'NOT_FOUND' && message.includes('not in its team');
}

describe.each(listProcedures())('%s', (procedure) => {
  const { action } = rows[procedure] ?? { action: 'own' };

  test('somebody who is not signed in is asked to', async () => {
    const nobody = new TestPerson(studio.handle);
    expect(await outcome(nobody, procedure)).toBe('UNAUTHENTICATED');
  });

  test('a stranger finds nothing', async () => {
    expect(await outcome(stranger, procedure)).toBe(action === 'own' ? 'let in' : 'NOT_FOUND');
  });

  test('each role may what the table says', async () => {
    for (const [role, person] of members) {
      const may = action === 'own' || rolesFor(action).includes(role);
      // Nothing is deleted, so that there is nothing to restore: the gate looks for deleted projects only.
      const expected = procedure === 'projects.restore' ? 'NOT_FOUND' : may ? 'let in' : 'FORBIDDEN';
      expect(await outcome(person, procedure), role).toBe(expected);
    }
  });
});

test('a client of somebody else is not there, even for a member of the team', async () => {
  const viewer = members.get('viewer') ?? stranger;
  const error = await viewer.client.websocketClients
    .send({ clientId: 'somebody-else', data: '' })
    .catch((each) => each);
  expect(error).toBeInstanceOf(ORPCError);
  expect(error).toMatchObject({ code: 'NOT_FOUND' });
});
