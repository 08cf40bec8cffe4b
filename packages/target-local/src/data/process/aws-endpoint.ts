import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type DynamodbAnswer, dynamodbError } from '../dynamodb/dynamodb';
import type { LocalDynamodb } from '../dynamodb/local-dynamodb';
import type { LocalS3 } from '../s3/local-s3';
import { type DiskQuota, QUOTA_BYTES } from './disk-quota';

/** DynamoDB's largest request. */
const MAXIMUM_BODY_BYTES = 16 * 1024 * 1024;

/** One endpoint for every AWS service of a stage; a request's signature names the service that it is for. */
export function createAwsEndpoint(services: { dynamodb: LocalDynamodb; s3: LocalS3; quota: DiskQuota }): Server {
  return createServer((request, response) => {
    request.on('error', () => {}); // the function was killed while it asked
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string' && target.startsWith('DynamoDB')) {
      void answerDynamodb(services, target, request, response);
      return;
    }
    const service = serviceOf(request);
    if (service === undefined || service === 's3') return answerS3(services, request, response);
    request.resume();
    write(response, unavailable(service));
  });
}

const fullMessage = `This local stage has filled its share of the disk (${QUOTA_BYTES / 1024 ** 3} GB). Delete objects or items, or the stage’s data.`;
const dynamodbWrites = new Set(['PutItem', 'UpdateItem', 'BatchWriteItem', 'TransactWriteItems', 'CreateTable']);

function answerS3(
  services: { s3: LocalS3; quota: DiskQuota },
  request: IncomingMessage,
  response: ServerResponse,
): void {
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
  services: { dynamodb: LocalDynamodb; quota: DiskQuota },
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const input = await readJson(request);
    const operation = target.split('.')[1] ?? '';
    if (input === undefined) {
      write(response, dynamodbError('SerializationException', 'The body is not a JSON object of at most 16 MB.'));
    } else if (services.quota.isFull && dynamodbWrites.has(operation)) {
      write(response, dynamodbError('LimitExceededException', fullMessage));
    } else write(response, await services.dynamodb.call(operation, input));
  } catch (error) {
    response.destroy(error instanceof Error ? error : undefined);
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAXIMUM_BODY_BYTES) return undefined;
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
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

function unavailable(service: string): DynamodbAnswer {
  const message = `The local target has no ${service} yet: tables (DynamoDB) and buckets (S3) are here. Deploy to an AWS stage to use it.`;
  return { status: 400, body: { __type: 'UnavailableServiceException', message } };
}

function write(response: ServerResponse, { status, body }: DynamodbAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
