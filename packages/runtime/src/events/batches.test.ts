import { expect, test } from 'vitest';
import { Chalice, type DynamoDBEvent, type KinesisEvent, type SQSEvent } from '../index.js';
import { Client } from '../testing/index.js';

test('only the records that failed are reported, and those that the handler names itself', async () => {
  const app = new Chalice('batches');
  app.onSqsMessage({ queue: 'q', name: 'queue', reportBatchItemFailures: true }, (event: SQSEvent) => {
    for (const record of event) if (record.body === 'bad') record.fail();
    return { batchItemFailures: [{ itemIdentifier: 'third' }] };
  });
  app.onKinesisRecord('s', { name: 'stream', reportBatchItemFailures: true }, (event: KinesisEvent) => {
    for (const record of event) if (Buffer.from(record.data).toString() === 'bad') record.fail();
  });
  app.onDynamodbRecord('arn', { name: 'table', reportBatchItemFailures: true }, (event: DynamoDBEvent) => {
    for (const record of event) if (record.eventName === 'REMOVE') record.fail();
  });
  const { lambda, events } = new Client(app);
  const messages = events.generateSqsEvent(['good', 'bad']);
  messages.Records.forEach((record, index) => {
    record.messageId = `m${index}`;
  });
  expect((await lambda.invoke('queue', messages)).payload.batchItemFailures).toEqual([
    { itemIdentifier: 'third' },
    { itemIdentifier: 'm1' },
  ]);
  const stream = await lambda.invoke('stream', events.generateKinesisEvent(['good', 'bad']));
  expect(stream.payload).toEqual({ batchItemFailures: [{ itemIdentifier: '12345' }] });
  const changes = events.generateDynamodbEvent([{ eventName: 'REMOVE' }, { keys: { id: { S: '1' } } }]);
  const table = await lambda.invoke('table', changes);
  expect(table.payload.batchItemFailures).toEqual([{ itemIdentifier: changes.Records[0]?.dynamodb.SequenceNumber }]);
});

test('without the option a handler’s answer is passed on as it is', async () => {
  const app = new Chalice('batches');
  app.onSqsMessage({ queue: 'q', name: 'queue' }, (event) => {
    for (const record of event) record.fail();
    return 'mine';
  });
  const { lambda, events } = new Client(app);
  expect((await lambda.invoke('queue', events.generateSqsEvent(['a']))).payload).toBe('mine');
});

test('an event made by hand that lacks a key says which', async () => {
  const app = new Chalice('batches');
  app.onSqsMessage({ queue: 'q', name: 'queue' }, (event) => [...event].map((record) => record.receiptHandle));
  const invocation = new Client(app).lambda.invoke('queue', { Records: [{ body: 'a' }] });
  await expect(invocation).rejects.toThrow('The event has no “receiptHandle”.');
});
