import path from 'node:path';
import { type Chalice, validate } from '../src/index.js';
import { Client, type HTTPResponse } from '../src/testing/index.js';
import { apps } from './apps/index.js';
import { builders } from './apps/registration.js';
import type { Call, Case, CaseOutcome, Outcome, PlainContext, Trace } from './case.js';
import { lambdaContextOf } from './context.js';
import { outcomeOf, raisedBy } from './outcome.js';
import { registryOf } from './registry.js';
import { camelCase } from './spelling.js';
import { runApi } from './values.js';

/** What the corpus was recorded with. */
const recordedEnv = { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'us-west-2' };

/** No case may reach an AWS account that this machine has. */
const noAccount = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_PROFILE: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

export type Mode = 'field' | 'async';
export type CaseRun = { mode: Mode; projects: string };

/** Runs one case on the twin of its app, made anew, with Lambda's variables as the mode wants them. */
export async function runCase(testCase: Case, { mode, projects }: CaseRun): Promise<CaseOutcome> {
  const lambda = mode === 'field' ? 'conf-function' : undefined;
  const variables = {
    ...recordedEnv,
    ...noAccount,
    AWS_LAMBDA_FUNCTION_NAME: lambda,
    AWS_LAMBDA_MAX_CONCURRENCY: undefined,
    AWS_EXECUTION_ENV: undefined,
    ...testCase.environ,
  };
  const before = { ...process.env };
  for (const [name, value] of Object.entries(variables)) {
    if (value === null || value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  try {
    return await kinds[testCase.kind](testCase, projects);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

type Kind = (testCase: Case, projects: string) => CaseOutcome | Promise<CaseOutcome>;

const kinds: Record<Case['kind'], Kind> = {
  invoke: async (testCase) => {
    const { app, trace } = load(testCase);
    return invoke(app, trace, { entry: testCase.entry ?? '', event: testCase.event, ...contextOf(testCase) });
  },
  sequence: runSteps,
  env: runSteps,
  register: ({ entry }) => attempt(() => registryOf(build(entry) as Chalice)),
  register_error: ({ entry }) => attempt(() => void build(entry)),
  validate: ({ entry, config }) =>
    attempt(() => {
      validate(build(entry) as Chalice, config, 'dev');
      return 'valid';
    }),
  api: runApi,
  testclient_http: async (testCase, projects) => {
    const { trace, client } = loadClient(testCase, projects);
    const { method = '', path: target = '', headers, body } = testCase;
    const options = { headers: headers ?? {}, ...(body === null ? {} : { body: bodyOf(body) }) };
    return outcomeOf('response', trace, async () => {
      const verb = method.toLowerCase() as 'get';
      const isRequest = (testCase as { via?: string }).via === 'request';
      const call = isRequest ? client.http.request(method, target, options) : client.http[verb](target, options);
      return responseOf(await call);
    });
  },
  testclient_lambda: async (testCase, projects) => {
    const { trace, client } = loadClient(testCase, projects);
    return outcomeOf('payload', trace, async () => {
      const name = testCase.function ?? '';
      const answer = 'payload' in testCase ? client.lambda.invoke(name, testCase.payload) : client.lambda.invoke(name);
      return (await answer).payload;
    });
  },
  testclient_events: async (testCase, projects) => {
    const { trace, client } = loadClient(testCase, projects);
    const event = generated(client, testCase);
    const outcome = await outcomeOf('return', trace, () => event);
    if (testCase.feed === undefined) return outcome;
    const fed = await outcomeOf(
      'return',
      trace,
      async () => (await client.lambda.invoke(testCase.feed ?? '', event)).payload,
    );
    return { ...outcome, fed };
  },
  testclient_env: async (testCase, projects) => {
    const { trace, client } = loadClient(testCase, projects);
    const read = () => Object.fromEntries((testCase.names ?? []).map((name) => [name, process.env[name] ?? null]));
    return outcomeOf('return', trace, async () => {
      const before = read();
      const within = await client.run(async () => ({
        inside: read(),
        during_request: (await client.http.get(testCase.path ?? '')).jsonBody,
        inside_after_request: read(),
      }));
      return { before, ...within, after: read() };
    });
  },
};

function load({ app: name }: Case): { app: Chalice; trace: Trace } {
  const twin = apps[name];
  if (twin === undefined) throw new Error(`There is no twin of the app ${name}. Write conformance/apps/${name}.ts.`);
  const trace: Trace = [];
  return { app: twin.create(trace), trace };
}

function loadClient(testCase: Case, projects: string): { trace: Trace; client: Client } {
  const { app, trace } = load(testCase);
  const projectDir = path.join(projects, testCase.app);
  return { trace, client: new Client(app, { stageName: testCase.stage ?? 'dev', projectDir }) };
}

function contextOf({ context }: { context?: PlainContext }): { context?: PlainContext } {
  return context === undefined ? {} : { context };
}

async function runSteps(testCase: Case): Promise<{ steps: Outcome[] }> {
  const { app, trace } = load(testCase);
  const steps: Outcome[] = [];
  for (const step of testCase.steps ?? []) steps.push(await invoke(app, trace, step as Call));
  return { steps };
}

function invoke(app: Chalice, trace: Trace, { entry, event, context }: Call): Promise<Outcome> {
  return outcomeOf('return', trace, () => {
    const handler = entry === 'app' ? app.handler : app.handlers[entry];
    if (handler === undefined) throw new Error(`no function ${entry}`);
    return handler(structuredClone(event) as never, lambdaContextOf(context));
  });
}

function build(entry = ''): unknown {
  const builder = builders[entry];
  if (builder === undefined)
    throw new Error(`There is no builder ${entry}. Add it to conformance/apps/registration.ts.`);
  return builder();
}

function attempt(work: () => unknown): Outcome {
  try {
    return { return: work() };
  } catch (error) {
    return { raises: raisedBy(error) };
  }
}

function bodyOf(body: unknown): string | Uint8Array {
  const bytes = (body as { $bytes?: string } | undefined)?.$bytes;
  return bytes === undefined ? String(body ?? '') : Buffer.from(bytes, 'base64');
}

/** A body that is UTF-8 is recorded as text. */
function responseOf(response: HTTPResponse): Record<string, unknown> {
  const bytes = Buffer.from(response.body);
  const text = bytes.toString('utf8');
  return {
    status_code: response.statusCode,
    headers: response.headers,
    body: Buffer.from(text).equals(bytes) ? text : bytes,
    json_body: response.jsonBody,
  };
}

/** Arguments of the generators that are positional in Python and options here. */
const generatorOptions: Record<string, string[]> = {
  generate_sns_event: ['message', '|', 'subject', 'message_attributes'],
  generate_s3_event: ['bucket', 'key', '|', 'event_name'],
  generate_sqs_event: ['message_bodies', '|', 'queue_name'],
  generate_cw_event: ['source', 'detail_type', 'detail', 'resources', '|', 'region'],
  generate_kinesis_event: ['message_bodies', '|', 'stream_name'],
};

function generated(client: Client, { method = '', args = [], kwargs = {} }: Case): unknown {
  const order = generatorOptions[method] ?? [];
  const names = order.filter((each) => each !== '|');
  const values: Record<string, unknown> = { ...kwargs };
  for (const [index, value] of args.entries()) values[names[index] ?? ''] = value;
  const split = order.indexOf('|');
  const options = names.slice(split).filter((name) => values[name] !== undefined);
  const generator = client.events[camelCase(method) as 'generateSnsEvent'] as (...each: unknown[]) => unknown;
  return generator.call(
    client.events,
    ...names.slice(0, split).map((name) => unwrapped(values[name])),
    Object.fromEntries(options.map((name) => [camelCase(name), unwrapped(values[name])])),
  );
}

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  const bytes = (value as { $bytes?: string } | null | undefined)?.$bytes;
  return bytes === undefined ? value : Buffer.from(bytes, 'base64');
}
