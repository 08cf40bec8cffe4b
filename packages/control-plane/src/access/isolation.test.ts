import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { linkProcedures } from '../api/link-procedures';
import { createRecordId } from '../record-id';
import type { Action } from '../teams/permissions';
import { type Asker, type Demand, expectedOutcome, manyAskers, type Outcome } from '../testing/askers';
import { createApp, type TestPerson } from '../testing/person';
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
type Row = {
  /** `own`: everybody signed in, for what is theirs alone; `public`: everybody; `administrator`: who runs the studio. */
  action: Action | 'own' | 'public' | 'administrator';
  /** What it needs besides. */
  also?: Action;
  input: (records: Records) => unknown;
  /** Where the role counts, if what the input names does not say so. */
  level?: Demand['level'];
  /** No API token may, whatever its scopes. */
  isForSessions?: true;
};

const change = {
  clientEditId: 'c',
  baseRevision: 0,
  edits: [{ type: 'set', id: 'app', path: ['debug'], value: true }],
};

const aDocument = new File(['openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n'], 'api.yaml');

const ofAccount = (resource: string) => `arn:aws:iam::123456789012:${resource}`;
const connectionOutputs = {
  roleArns: { observe: ofAccount('role/o'), deploy: ofAccount('role/d'), execution: ofAccount('role/e') },
  bucket: 'a-bucket',
  permissionsBoundaryArn: ofAccount('policy/boundary'),
};

/** What each procedure demands, with an input that gets past its schema and changes nothing that another row needs. */
const rows: Record<string, Row> = {
  'account.get': { action: 'own', isForSessions: true, input: () => undefined },
  'account.rename': { action: 'own', isForSessions: true, input: () => ({ name: 'Renamed' }) },
  'account.changePassword': { action: 'own', isForSessions: true, input: () => ({ next: 'x' }) },
  'account.changeEmail': { action: 'own', isForSessions: true, input: () => ({ email: 'new@example.com' }) },
  'account.confirmEmail': { action: 'own', isForSessions: true, input: () => ({ secret: 'none' }) },
  'account.sessions': { action: 'own', isForSessions: true, input: () => undefined },
  'account.endSession': { action: 'own', isForSessions: true, input: () => ({ sessionId: 'none' }) },
  'account.endOtherSessions': { action: 'own', isForSessions: true, input: () => undefined },
  'account.deletion': { action: 'own', isForSessions: true, input: () => undefined },
  'account.delete': { action: 'own', isForSessions: true, input: () => ({ confirmEmail: 'not-it' }) },
  'account.ratePassword': { action: 'public', input: () => ({ password: 'x' }) },
  'account.requestReset': { action: 'public', input: () => ({ email: 'nobody@example.com' }) },
  'account.lookReset': { action: 'public', input: () => ({ secret: 'none' }) },
  'account.reset': { action: 'public', input: () => ({ secret: 'none', password: 'x' }) },
  'apiTokens.list': { action: 'own', isForSessions: true, input: () => undefined },
  'apiTokens.create': {
    action: 'project.read',
    isForSessions: true,
    input: ({ teamId }) => ({ teamId, name: 't', scopes: ['read'], expiresInDays: 1 }),
  },
  'apiTokens.revoke': { action: 'own', isForSessions: true, input: () => ({ tokenId: 'none' }) },
  'apiTokens.listOfTeam': { action: 'token.read', input: ({ teamId }) => ({ teamId }) },
  'apiTokens.revokeOfTeam': { action: 'token.write', input: ({ teamId }) => ({ teamId, tokenId: 'none' }) },
  'audit.list': { action: 'audit.read', input: ({ teamId }) => ({ teamId, limit: 1 }) },
  'audit.listOfProject': { action: 'audit.read', input: ({ projectId }) => ({ projectId, limit: 1 }) },
  'audit.choices': { action: 'audit.read', input: ({ teamId }) => ({ teamId }) },
  'audit.choicesOfProject': { action: 'audit.read', input: ({ projectId }) => ({ projectId }) },
  'audit.chain': { action: 'audit.read', input: ({ teamId }) => ({ teamId }) },
  'audit.verify': { action: 'audit.read', input: ({ teamId }) => ({ teamId }) },
  'audit.keep': { action: 'audit.keep', input: ({ teamId }) => ({ teamId, keepDays: null }) },
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
  'code.readRegistrations': { action: 'document.write', input: ({ projectId }) => ({ projectId }) },
  'code.proposals': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.template': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.searchPackages': { action: 'code.check', input: ({ projectId }) => ({ projectId, text: '' }) },
  'code.findPackage': { action: 'code.check', input: ({ projectId }) => ({ projectId, name: 'No Name' }) },
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
  'deployments.planText': { action: 'deployment.read', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.approve': {
    action: 'deployment.approve',
    input: ({ deploymentId }) => ({ deploymentId, planHash: 'none' }),
  },
  'deployments.reject': { action: 'deployment.approve', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.promote': {
    action: 'deployment.create',
    also: 'deployment.read',
    input: ({ deploymentId, stageId }) => ({ deploymentId, toStageId: stageId, clientRequestId: createRecordId() }),
  },
  'deployments.comparePromotion': {
    action: 'deployment.read',
    input: ({ deploymentId, stageId }) => ({ deploymentId, toStageId: stageId }),
  },
  'deployments.releaseLock': { action: 'stage.protect', input: ({ stageId }) => ({ stageId }) },
  'deployments.setApprovalRule': {
    action: 'stage.protect',
    input: ({ stageId }) => ({ stageId, isRequired: false, by: 'anyone' }),
  },
  'examples.list': { action: 'own', input: () => undefined },
  'instance.entrance': { action: 'public', input: () => undefined },
  'instance.settings': { action: 'administrator', input: () => undefined },
  'instance.setSettings': { action: 'administrator', input: () => ({ signUp: 'open' }) },
  'instance.people': { action: 'administrator', input: () => ({}) },
  'instance.setSuspended': { action: 'administrator', input: () => ({ personId: 'none', isSuspended: true }) },
  'instance.setAdministrator': { action: 'administrator', input: () => ({ personId: 'none', isAdministrator: true }) },
  'instance.createResetLink': { action: 'administrator', input: () => ({ personId: 'none' }) },
  'invocations.request': {
    action: 'app.call',
    input: ({ stageId }) => ({ stageId, method: 'GET', path: '/', headers: {} }),
  },
  'invocations.invoke': { action: 'app.call', input: ({ stageId }) => ({ stageId, functionName: 'f', payload: '{}' }) },
  'imports.preview': { action: 'project.create', input: ({ teamId }) => ({ teamId, file: aDocument }) },
  'imports.create': {
    action: 'project.create',
    input: ({ teamId }) => ({ teamId, file: aDocument, name: `p-${createRecordId(8)}` }),
  },
  'invitations.list': { action: 'invitation.write', input: ({ teamId }) => ({ teamId }) },
  'invitations.create': { action: 'invitation.write', input: ({ teamId }) => ({ teamId, role: 'viewer' }) },
  'invitations.renew': {
    action: 'invitation.write',
    input: ({ teamId }) => ({ teamId, invitationId: createRecordId() }),
  },
  'invitations.withdraw': { action: 'invitation.write', input: ({ teamId }) => ({ teamId, invitationId: 'none' }) },
  'invitations.look': { action: 'public', input: () => ({ secret: 'none' }) },
  'invitations.accept': { action: 'own', isForSessions: true, input: () => ({ secret: 'none' }) },
  'logs.query': { action: 'logs.read', input: ({ stageId }) => ({ stageId }) },
  'metrics.functions': { action: 'logs.read', input: ({ stageId }) => ({ stageId }) },
  'privacy.capture': { action: 'project.read', input: ({ projectId }) => ({ projectId }) },
  'privacy.setCapture': {
    action: 'capture.write',
    input: ({ projectId }) => ({ projectId, isOn: false, redactedFields: [] }),
  },
  'openId.offer': { action: 'public', input: () => undefined },
  'openId.get': { action: 'administrator', input: () => undefined },
  'openId.set': {
    action: 'administrator',
    input: () => ({
      ...{ name: 'Acme', issuer: 'https://login.example', clientId: 'c', clientSecret: 's' },
      ...{ allowedDomains: [], mayJoin: false, isRequired: false },
    }),
  },
  'openId.remove': { action: 'administrator', input: () => undefined },
  'openId.check': { action: 'administrator', input: () => ({ issuer: 'http://192.0.2.1' }) },
  'projects.list': { action: 'project.read', input: ({ teamId }) => ({ teamId }) },
  'projects.get': { action: 'project.read', input: ({ projectId }) => ({ projectId }) },
  'projects.create': {
    action: 'project.create',
    input: ({ teamId }) => ({ teamId, name: `p-${createRecordId(8)}`, start: { type: 'blank' } }),
  },
  'projects.delete': { action: 'project.delete', input: ({ projectId }) => ({ projectId, confirmName: 'not-it' }) },
  'projects.restore': { action: 'project.delete', input: ({ projectId }) => ({ projectId }) },
  'retention.get': { action: 'administrator', input: () => undefined },
  'retention.setRule': { action: 'administrator', input: () => ({ subject: 'audit', keepDays: null }) },
  'revisions.open': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'revisions.submit': { action: 'document.write', input: ({ projectId }) => ({ projectId, change }) },
  'revisions.since': { action: 'document.read', input: ({ projectId }) => ({ projectId, revision: 1 }) },
  'revisions.list': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'revisions.get': { action: 'document.read', input: ({ projectId }) => ({ projectId, revision: 1 }) },
  'revisions.restore': { action: 'document.write', input: ({ projectId }) => ({ projectId, revision: 2 }) },
  'revisions.setName': {
    action: 'document.write',
    input: ({ projectId }) => ({ projectId, revision: 1, name: 'A name' }),
  },
  'revisions.removeName': { action: 'document.write', input: ({ projectId }) => ({ projectId, revision: 999 }) },
  'revisions.branch': {
    action: 'project.create',
    also: 'document.read',
    level: 'team',
    input: ({ projectId, teamId }) => ({ projectId, revision: 1, teamId, name: `b-${createRecordId(8)}` }),
  },
  'revisions.move': {
    action: 'document.move',
    input: ({ projectId }) => ({ projectId, clientId: 'c', positions: {} }),
  },
  'revisions.announce': {
    action: 'document.announce',
    input: ({ projectId }) => ({ projectId, clientId: 'c', selection: [], isLeaving: true }),
  },
  'secondFactors.get': { action: 'own', isForSessions: true, input: () => undefined },
  'secondFactors.reset': { action: 'administrator', input: () => ({ personId: 'none' }) },
  'secondFactors.forgetDevices': { action: 'own', isForSessions: true, input: () => undefined },
  'secrets.list': { action: 'secret.read', input: ({ stageId }) => ({ stageId }) },
  'secrets.set': { action: 'secret.write', input: ({ stageId }) => ({ stageId, name: 'TOKEN', value: 'v' }) },
  'secrets.delete': { action: 'secret.write', input: ({ stageId }) => ({ stageId, name: 'TOKEN' }) },
  'serviceAccounts.list': { action: 'token.read', input: ({ teamId }) => ({ teamId }) },
  'serviceAccounts.create': { action: 'token.write', input: ({ teamId }) => ({ teamId, name: 'CI', role: 'viewer' }) },
  'serviceAccounts.setRole': {
    action: 'token.write',
    input: ({ teamId }) => ({ teamId, serviceAccountId: 'none', role: 'viewer' }),
  },
  'serviceAccounts.remove': { action: 'token.write', input: ({ teamId }) => ({ teamId, serviceAccountId: 'none' }) },
  'serviceAccounts.createToken': {
    action: 'token.write',
    input: ({ teamId }) => ({ teamId, serviceAccountId: 'none', name: 't', scopes: ['read'], expiresInDays: 1 }),
  },
  'shares.list': { action: 'project.share', input: ({ projectId }) => ({ projectId }) },
  'shares.setRole': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, personId: 'none', role: 'viewer' }),
  },
  'shares.setTeamRole': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, teamId: 'none', role: 'viewer' }),
  },
  'shares.invite': { action: 'project.share', input: ({ projectId }) => ({ projectId, role: 'viewer' }) },
  'shares.renewInvitation': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, invitationId: createRecordId() }),
  },
  'shares.withdrawInvitation': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, invitationId: 'none' }),
  },
  'shares.createLink': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, name: 'l', expiresInDays: 1 }),
  },
  'shares.withdrawLink': { action: 'project.share', input: ({ projectId }) => ({ projectId, linkId: 'none' }) },
  'shares.withMe': { action: 'own', input: () => undefined },
  'shares.open': { action: 'own', input: () => undefined },
  'stacks.get': { action: 'stack.read', input: ({ stageId }) => ({ stageId }) },
  'stacks.kept': { action: 'stack.read', input: ({ stageId }) => ({ stageId }) },
  'stacks.operations': { action: 'stack.read', input: ({ stageId }) => ({ stageId }) },
  'stacks.operate': { action: 'stack.recover', input: ({ stageId }) => ({ stageId, kind: 'detect-drift' }) },
  'stacks.destroy': {
    action: 'stack.destroy',
    input: ({ stageId }) => ({ stageId, confirmName: 'not-it', deleteData: false }),
  },
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
  'teams.create': { action: 'own', isForSessions: true, input: () => ({ name: 'Another' }) },
  'teams.rename': { action: 'team.update', input: ({ teamId }) => ({ teamId, name: 'Renamed' }) },
  'teams.delete': { action: 'team.delete', input: ({ teamId }) => ({ teamId, confirmName: 'not-it' }) },
  'teams.restore': { action: 'team.delete', input: ({ teamId }) => ({ teamId }) },
  'teams.listDeleted': { action: 'own', isForSessions: true, input: () => undefined },
  'teams.members': { action: 'team.read', input: ({ teamId }) => ({ teamId }) },
  'teams.setRole': {
    action: 'member.write',
    input: ({ teamId }) => ({ teamId, personId: 'none', role: 'viewer' }),
  },
  'teams.removeMember': { action: 'member.write', input: ({ teamId }) => ({ teamId, personId: 'none' }) },
  'teams.leave': {
    action: 'team.read',
    isForSessions: true,
    input: ({ teamId }) => ({ teamId, confirmName: 'not-it' }),
  },
  'teams.transfer': {
    action: 'team.delete',
    input: ({ teamId }) => ({ teamId, personId: 'none', confirmName: 'not-it' }),
  },
  'websocketClients.open': { action: 'app.call', input: ({ stageId }) => ({ stageId, query: '' }) },
  // The client's id is its owner's alone: for a member of the team it is as good as not there.
  'websocketClients.send': { action: 'own', input: ({ clientId }) => ({ clientId, data: '' }) },
  'websocketClients.close': { action: 'own', input: ({ clientId }) => ({ clientId }) },
};

let studio: TestStudio;
let owner: TestPerson;
let records: Records;
let askers: Asker[];
/** How often each outcome came, to be printed. */
const counts = new Map<Outcome, number>();

beforeAll(async () => {
  // Nobody at AWS, and found out at once.
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  studio = await openTestStudio();
  owner = await studio.signUp('Owner');
  const { projectId, stageId, deploy, ended } = await createApp(owner);
  const { id: deploymentId } = await deploy();
  await ended(deploymentId);
  const teamId = await owner.teamId();
  const { id: awsAccountId } = await owner.client.awsAccounts.create({ teamId, name: 'ours', region: 'us-east-1' });
  records = { teamId, awsAccountId, projectId, stageId, deploymentId, clientId: 'somebody-else' };
  askers = await manyAskers(studio, owner, records);
}, 60_000);
afterAll(() => studio.close());
afterAll(() => {
  const outcomes = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const of = `${listProcedures().length} procedures, ${places.length} topics and files`;
  console.info(`isolation: ${of} × ${askers.length} kinds of actors: ${outcomes}`);
});

test('the table has every procedure of the contract, and none that is not there', () => {
  expect(Object.keys(rows).sort()).toEqual(listProcedures().sort());
});

const answerSchema = z.object({
  json: z.looseObject({ code: z.string().optional(), message: z.string().optional() }).nullish().catch(undefined),
});

/** The refusal's code, or `let in`: what a procedure says past the gate is for other tests. */
async function outcomeOf(asker: Asker, procedure: string): Promise<Outcome> {
  const [noun = '', verb = ''] = procedure.split('.');
  const input = rows[procedure]?.input(records);
  const answer = await asker.post(`/api/rpc/${noun}/${verb}`, bodyOf(input));
  const body = answerSchema.parse(await answer.json());
  const code = answer.ok ? undefined : body.json?.code;
  expect(code, JSON.stringify(body)).not.toBe('INTERNAL_SERVER_ERROR');
  if (code === 'UNAUTHENTICATED') return code;
  if (isNoEntry(code, body.json?.message)) return 'NOT_FOUND';
  return code === 'FORBIDDEN' ? code : 'let in';
}

/** A file goes beside the rest of its input, as the RPC protocol has it. */
function bodyOf(input: unknown): unknown {
  const file = typeof input === 'object' && input !== null && 'file' in input ? input.file : undefined;
  if (!(file instanceof File)) return input === undefined ? {} : { json: input };
  const form = new FormData();
  form.set('data', JSON.stringify({ json: { ...Object(input), file: null }, maps: [['file']] }));
  form.set('0', file);
  return form;
}

/** NOT_FOUND of the gate, and not of something that a procedure looked for behind it. */
function isNoEntry(code: string | undefined, message = ''): boolean {
  return code === 'NOT_FOUND' && (message.includes('not in its team') || message === 'There is nothing here.');
}

function count(outcome: Outcome): Outcome {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return outcome;
}

/** Which of the records an input names says what it is of. */
function demandOf(procedure: string): Demand {
  const row = rows[procedure];
  const named = new Set<string | symbol>();
  row?.input(new Proxy(records, { get: (target, key) => named.add(key) && Reflect.get(target, key) }));
  const isOfProject = ['projectId', 'stageId', 'deploymentId'].some((key) => named.has(key));
  return {
    action: row?.action ?? 'own',
    also: row?.also,
    level: row?.level ?? (isOfProject ? 'project' : 'team'),
    isForSessions: row?.isForSessions ?? false,
    isForLinks: linkProcedures.has(procedure),
  };
}

/** Nothing is deleted, so that there is nothing to restore: the gate looks for what is deleted only. */
const findNothing = ['projects.restore', 'teams.restore'];

test.each(listProcedures())('%s lets in whom the table says', async (procedure) => {
  const demand = demandOf(procedure);
  for (const asker of askers) {
    let expected = expectedOutcome(asker, demand);
    const isAsked = expected !== 'UNAUTHENTICATED' && asker.link === undefined;
    if (isAsked && findNothing.includes(procedure)) expected = 'NOT_FOUND';
    // A topic is there or is not: it says no more.
    if (isAsked && procedure === 'streams.subscribe' && expected === 'FORBIDDEN') expected = 'NOT_FOUND';
    expect(count(await outcomeOf(asker, procedure)), asker.title).toBe(expected);
  }
});
type Place = { title: string; demand: Demand; ask: (asker: Asker) => Promise<Outcome> };
const place = (action: Action, level: Demand['level']): Demand => {
  return { action, level, isForSessions: false, isForLinks: false };
};

/** What is no procedure: the topics of the event stream, and files. */
const places: Place[] = [
  { title: 'project', demand: place('document.read', 'project'), topic: () => `project:${records.projectId}` },
  { title: 'logs', demand: place('logs.read', 'project'), topic: () => `logs:${records.stageId}` },
  { title: 'connections', demand: place('connections.read', 'project'), topic: () => `connections:${records.stageId}` },
].map(({ title, demand, topic }) => ({
  title: `the topic ${title}`,
  demand,
  ask: async (asker) => {
    const json = { streamId: createRecordId(), topics: [topic()] };
    const answer = await asker.post('/api/rpc/streams/subscribe', { json });
    return outcomeOfStatus(answer.status);
  },
}));
places.push(
  ...['design.json', 'openapi.json', 'openapi.yaml'].map((file) => ({
    title: `the export of a project as ${file}`,
    demand: place('document.read', 'project'),
    ask: async (asker: Asker) =>
      outcomeOfStatus((await asker.get(`/api/projects/${records.projectId}/${file}`)).status),
  })),
  {
    title: 'the export of a project',
    demand: place('document.read', 'project'),
    ask: async (asker) => outcomeOfStatus((await asker.get(`/api/projects/${records.projectId}/export.zip`)).status),
  },
  {
    title: 'the audit log of a team',
    demand: place('audit.read', 'team'),
    ask: async (asker) => outcomeOfStatus((await asker.get(`/api/teams/${records.teamId}/audit.jsonl`)).status),
  },
  {
    title: 'the audit log of a project',
    demand: place('audit.read', 'project'),
    ask: async (asker) => outcomeOfStatus((await asker.get(`/api/projects/${records.projectId}/audit.jsonl`)).status),
  },
  {
    title: 'the export of a team',
    demand: place('team.export', 'team'),
    ask: async (asker) => outcomeOfStatus((await asker.get(`/api/teams/${records.teamId}/export.zip`)).status),
  },
);

function outcomeOfStatus(status: number): Outcome {
  const outcomes: Record<number, Outcome> = {
    200: 'let in',
    401: 'UNAUTHENTICATED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
  };
  const outcome = outcomes[status];
  if (outcome === undefined) throw new Error(`An answer of ${status}, which is no outcome.`);
  return outcome;
}

test.each(places)('$title: lets in whom the table says', async ({ title, demand, ask }) => {
  for (const asker of askers) {
    const said = expectedOutcome(asker, demand);
    // A topic is there or is not: it says no more. A link is refused before that.
    const isOfTopic = title.startsWith('the topic') && asker.link === undefined && said === 'FORBIDDEN';
    expect(count(await ask(asker)), asker.title).toBe(isOfTopic ? 'NOT_FOUND' : said);
  }
});

test('a client of somebody else is not there, even for a member of the team', async () => {
  const viewer = await studio.signUp('Viewer');
  const error = await viewer.client.websocketClients
    .send({ clientId: 'somebody-else', data: '' })
    .catch((each) => each);
  expect(error).toBeInstanceOf(ORPCError);
  expect(error).toMatchObject({ code: 'NOT_FOUND' });
});
