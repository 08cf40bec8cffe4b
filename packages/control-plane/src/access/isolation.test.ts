import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { linkProcedures } from '../api/link-procedures';
import { createRecordId } from '../record-id';
import type { Action } from '../teams/permissions';
import { type Asker, type Demand, expectedOutcome, manyAskers, type Outcome } from '../testing/askers';
import { type Records, rows } from '../testing/isolation-rows';
import { createApp, type TestPerson } from '../testing/person';
import { listProcedures } from '../testing/procedures';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

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
