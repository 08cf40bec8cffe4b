import type { Entity, SnsMessage, SqsMessage } from '@chalice-studio/appspec';
import { anApp, aRoute, aUse, testId } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';
import { aQueue, aTopic } from '../testing/messaging';

let runner: Awaited<ReturnType<typeof aRunner>>;
const packages = ['@aws-sdk/client-sns', '@aws-sdk/client-sqs'];
const handler = (name: string) => ({ file: 'chalicelib/handlers.ts', export: name });

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

const onMessage = (name: string, queue: string, fields: Partial<SqsMessage> = {}): SqsMessage => ({
  ...{ id: testId('sqs-message'), order: name, kind: 'sqs-message', name, queue, handler: handler(name) },
  ...fields,
});

const onNews = (name: string, topic: string, fields: Partial<SnsMessage> = {}): SnsMessage => ({
  ...{ id: testId('sns-message'), order: name, kind: 'sns-message', name, topic, handler: handler(name) },
  ...fields,
});

async function running(key: string, entities: readonly Entity[], source: string) {
  const spec = {
    ...anApp(entities, {
      source: {
        'chalicelib/handlers.ts': `import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
const sqs = new SQS({});
const sns = new SNS({});
${source}`,
      },
    }),
    dependencies: { packages: Object.fromEntries(packages.map((name) => [name, '^3.0.0'])), devPackages: {} },
  };
  const { restApiUrl, stage } = await deploy(runner.target, key, spec, { packages });
  const printed = async () => {
    const { events } = await runner.target.readLogs(stage, { limit: 1000 });
    return events.filter(({ source: from }) => from === 'function').map(({ message }) => message);
  };
  return { call: (path: string) => fetch(`${restApiUrl}${path}`).then((answer) => answer.text()), printed };
}

test('messages come to their handler in batches; what failed comes again, and at last goes to the other queue', async () => {
  const dead = aQueue({ name: 'dead' });
  const jobs = aQueue({ name: 'jobs', deadLetter: { queue: dead.id, maxReceiveCount: 2 } });
  const add = aRoute({ path: '/add', handler: handler('add') });
  const { call, printed } = await running(
    'queues',
    [
      ...[dead, jobs, add, aUse(add.id, jobs.id, ['send'])],
      onMessage('on_job', jobs.id, {
        handler: handler('onJob'),
        batchSize: 10,
        reportBatchItemFailures: true,
        filters: [{ body: { kind: [{ 'anything-but': 'ignored' }] } }],
      }),
      onMessage('on_dead', dead.id, { handler: handler('onDead') }),
    ],
    `export const add = async () => {
  const { QueueUrl } = await sqs.getQueueUrl({ QueueName: process.env.JOBS_QUEUE });
  const Entries = ['good', 'bad', 'ignored'].map((kind) => ({ Id: kind, MessageBody: JSON.stringify({ kind }) }));
  await sqs.sendMessageBatch({ QueueUrl, Entries });
  return 'added';
};
export const onJob = (event: any) => {
  const failed = [];
  for (const record of event.toDict().Records) {
    const { kind } = JSON.parse(record.body);
    console.log(kind, record.attributes.ApproximateReceiveCount);
    if (kind === 'bad') failed.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures: failed };
};
export const onDead = (event: any) => { for (const record of event) console.log('dead', record.body); };
`,
  );
  expect(await call('/add')).toBe('added');
  await expect
    .poll(async () => (await printed()).sort(), { timeout: 15_000 })
    .toEqual(['bad 1', 'bad 2', 'dead {"kind":"bad"}', 'good 1']);
});

test('what is published comes to each handler whose policy wants it', async () => {
  const news = aTopic({ name: 'news' });
  const tell = aRoute({ path: '/tell', handler: handler('tell') });
  const { call, printed } = await running(
    'topics',
    [
      ...[news, tell, aUse(tell.id, news.id, ['publish'])],
      onNews('on_all', news.id, { handler: handler('onAll') }),
      onNews('on_large', news.id, { handler: handler('onLarge'), filterPolicy: { size: [{ numeric: ['>', 10] }] } }),
    ],
    `export const tell = async () => {
  const TopicArn = 'arn:aws:sns:us-east-1:123456789012:' + process.env.NEWS_TOPIC;
  for (const size of ['5', '50'])
    await sns.publish({ TopicArn, Message: size, Subject: 'S', MessageAttributes: { size: { DataType: 'Number', StringValue: size } } });
  return 'told';
};
export const onAll = (event: any) => console.log('all', event.subject, event.message);
export const onLarge = (event: any) => console.log('large', event.message);
`,
  );
  expect(await call('/tell')).toBe('told');
  await expect.poll(async () => (await printed()).sort()).toEqual(['all S 5', 'all S 50', 'large 50']);
});
