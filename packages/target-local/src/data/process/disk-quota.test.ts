import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LocalDynamodb } from '../dynamodb/local-dynamodb';
import { LocalS3 } from '../s3/local-s3';
import { LocalSns } from '../sns/local-sns';
import { LocalSqs } from '../sqs/local-sqs';
import { createAwsEndpoint } from './aws-endpoint';
import { DiskQuota } from './disk-quota';

type Call = { method: string; path: string; headers?: Record<string, string>; body?: string };

test('a stage that has filled its share of the disk may read and delete, and write no more', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'quota-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const dynamodb = await LocalDynamodb.open(path.join(directory, 'dynamodb'), () => {});
  const s3 = new LocalS3(path.join(directory, 's3'), () => {});
  await s3.configure(['uploads']);
  await dynamodb.configure([
    { name: 'orders', partitionKey: { name: 'id', type: 'S' }, indexes: [], isWatched: false },
  ]);
  const quota = new DiskQuota(directory, 1024 * 1024);
  const server = createAwsEndpoint({
    dynamodb,
    s3,
    sqs: new LocalSqs(path.join(directory, 'sqs')),
    sns: new LocalSns(() => {}),
    quota,
  });
  const socketPath = path.join(directory, 'aws.sock');
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  onTestFinished(async () => {
    server.close();
    await dynamodb.close();
  });

  const send = ({ body, ...call }: Call) =>
    new Promise<[number | undefined, string]>((resolve, reject) => {
      const outgoing = request({ socketPath, ...call }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        answer.on('end', () => resolve([answer.statusCode, text]));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  const signed = {
    host: 'localhost',
    'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, ''),
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x',
  };
  const object = (method: string) =>
    send({ method, path: '/uploads/a', headers: signed, ...(method === 'PUT' ? { body: 'x' } : {}) });
  const item = (operation: string, input: object) =>
    send({
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` },
      body: JSON.stringify({ TableName: 'orders', ...input }),
    });

  await quota.measure();
  expect((await object('PUT'))[0]).toBe(200);
  expect((await item('PutItem', { Item: { id: { S: 'a' } } }))[0]).toBe(200);

  await mkdir(path.join(directory, 's3/uploads'), { recursive: true });
  await writeFile(path.join(directory, 's3/uploads/large'), Buffer.alloc(2 * 1024 * 1024));
  await quota.measure();
  expect(await object('PUT')).toEqual([507, expect.stringContaining('disk')]);
  expect(await item('PutItem', { Item: { id: { S: 'b' } } })).toEqual([400, expect.stringContaining('disk')]);
  expect((await object('GET'))[0]).toBe(200);
  expect((await object('DELETE'))[0]).toBe(204);
  expect((await item('DeleteItem', { Key: { id: { S: 'a' } } }))[0]).toBe(200);
});
