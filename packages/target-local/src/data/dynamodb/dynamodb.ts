import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import type { ServiceAnswer } from '../service-answer';

export type Item = Record<string, unknown>;

export type Dynamodb = {
  call(operation: string, input: Record<string, unknown>): Promise<ServiceAnswer>;
  close(): Promise<void>;
};

/** dynalite without its server: a request is handed in, its answer handed back. What a client sends never reaches its sockets. */
export function openDynamodb(directory: string): Dynamodb {
  const server = dynalite({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return {
    call(operation, input) {
      return new Promise((resolve) => {
        const request = Object.assign(Readable.from([Buffer.from(JSON.stringify(input))]), {
          method: 'POST',
          url: '/',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': `DynamoDB_20120810.${operation}`,
            'x-amz-date': '20260101T000000Z',
            authorization:
              'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
          },
        });
        const response = Object.assign(new EventEmitter(), {
          statusCode: 200,
          setHeader() {},
          end(text: string) {
            resolve({ status: response.statusCode, body: JSON.parse(text) });
          },
        });
        server.emit('request', request, response);
      });
    },
    close: () =>
      new Promise((resolve) => {
        // It closes its database once its server is closed, so there must be one.
        server.listen(0, '127.0.0.1', () => server.close(() => resolve()));
      }),
  };
}

/** For our own calls: an error is a bug of ours, or a broken database. */
export async function mustCall(
  dynamodb: Dynamodb,
  operation: string,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { status, body } = await dynamodb.call(operation, input);
  if (status === 200) return body;
  throw new Error(`${operation} failed: ${JSON.stringify(body)}`);
}

export function dynamodbError(type: string, message: string, more: Record<string, unknown> = {}): ServiceAnswer {
  return { status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more } };
}
