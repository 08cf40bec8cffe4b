import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dynamodbError } from '../dynamodb/dynamodb';
import type { LocalDynamodb } from '../dynamodb/local-dynamodb';
import type { LocalS3 } from '../s3/local-s3';
import type { ServiceAnswer } from '../service-answer';
import type { LocalSns } from '../sns/local-sns';
import type { LocalSqs } from '../sqs/local-sqs';
import { SqsError, sqsErrorAnswer } from '../sqs/sqs-error';
import { type DiskQuota, QUOTA_BYTES } from './disk-quota';

/** DynamoDB's largest request; the other services' are smaller. */
const MAXIMUM_BODY_BYTES = 16 * 1024 * 1024;

export type Services = { dynamodb: LocalDynamodb; s3: LocalS3; sqs: LocalSqs; sns: LocalSns; quota: DiskQuota };

/** One endpoint for every AWS service of a stage; a request's signature names the service that it is for. */
export function createAwsEndpoint(services: Services): Server {
  return createServer((request, response) => {
    request.on('error', () => {}); // the function was killed while it asked
    const target = request.headers['x-amz-target'];
    const operation = typeof target === 'string' ? (target.split('.')[1] ?? '') : '';
    if (typeof target === 'string' && target.startsWith('DynamoDB')) {
      return settle(response, answerDynamodb(services, operation, request));
    }
    if (typeof target === 'string' && target.startsWith('AmazonSQS')) {
      return settle(response, answerSqs(services, operation, request, response));
    }
    const service = serviceOf(request);
    if (service === undefined || service === 's3') return answerS3(services, request, response);
    if (service === 'sns') return settle(response, answerSns(services, request, response));
    request.resume();
    write(response, unavailable(service));
  });
}

const fullMessage = `This local stage has filled its share of the disk (${QUOTA_BYTES / 1024 ** 3} GB). Delete objects or items, or the stage’s data.`;
const dynamodbWrites = new Set(['PutItem', 'UpdateItem', 'BatchWriteItem', 'TransactWriteItems', 'CreateTable']);

function answerS3(services: Pick<Services, 's3' | 'quota'>, request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '' } = request;
  const isWrite = method === 'PUT' || (method === 'POST' && !/[?&]delete\b/.test(url));
  if (!isWrite || !services.quota.isFull) {
    services.s3.handle(request, response);
    return;
  }
  request.resume();
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InsufficientStorage</Code><Message>${fullMessage}</Message></Error>`;
  response.writeHead(507, { 'Content-Type': 'application/xml', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

async function answerDynamodb(
  { dynamodb, quota }: Services,
  operation: string,
  request: IncomingMessage,
): Promise<ServiceAnswer> {
  const input = parseObject(await readText(request));
  if (input === undefined)
    return dynamodbError('SerializationException', 'The body is not a JSON object of at most 16 MB.');
  if (quota.isFull && dynamodbWrites.has(operation)) return dynamodbError('LimitExceededException', fullMessage);
  return dynamodb.call(operation, input);
}

/** A caller that leaves while it waits for messages takes none. */
async function answerSqs(
  { sqs, quota }: Services,
  operation: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ServiceAnswer> {
  const leaving = new AbortController();
  response.on('close', () => leaving.abort());
  const input = parseObject(await readText(request));
  if (quota.isFull && operation.startsWith('SendMessage')) {
    return sqsErrorAnswer(new SqsError('OverLimit', fullMessage), 403);
  }
  return sqs.call(operation, {
    input,
    origin: `http://${request.headers.host ?? 'localhost'}`,
    signal: leaving.signal,
  });
}

async function answerSns({ sns }: Services, request: IncomingMessage, response: ServerResponse): Promise<undefined> {
  const { status, body } = sns.call(new URLSearchParams((await readText(request)) ?? ''));
  response.writeHead(status, { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

function settle(response: ServerResponse, answering: Promise<ServiceAnswer | undefined>): void {
  answering.then(
    (answer) => {
      if (answer !== undefined && !response.destroyed) write(response, answer);
    },
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  );
}

/** Undefined: longer than any request may be. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAXIMUM_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseObject(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function serviceOf(request: IncomingMessage): string | undefined {
  const credential = /Credential=([^,&\s]+)/i.exec(
    `${request.headers.authorization ?? ''} ${decodeURIComponent(request.url ?? '')}`,
  );
  return credential?.[1]?.split('/')[3];
}

function unavailable(service: string): ServiceAnswer {
  const message = `The local target has no ${service} yet: tables (DynamoDB), buckets (S3), queues (SQS) and topics (SNS) are here. Deploy to an AWS stage to use it.`;
  return { status: 400, body: { __type: 'UnavailableServiceException', message } };
}

function write(response: ServerResponse, { status, body }: ServiceAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
