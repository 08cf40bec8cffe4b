import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import S3rver from 's3rver';
import { z } from 'zod';
import { decodeAwsChunked } from './aws-chunked';

/** A change of an object, as S3 names it. */
export const objectEventSchema = z.object({
  eventName: z.string(),
  bucket: z.string(),
  key: z.string(),
  size: z.number().optional(),
  eTag: z.string().optional(),
  sequencer: z.string(),
});
export type ObjectEvent = z.infer<typeof objectEventSchema>;

const emittedSchema = z.object({
  Records: z.tuple([
    z.object({
      eventName: z.string(),
      s3: z.object({
        bucket: z.object({ name: z.string() }),
        object: z.object({
          key: z.string(),
          size: z.number().optional(),
          eTag: z.string().optional(),
          sequencer: z.string(),
        }),
      }),
    }),
  ]),
});

/** The stage's S3: s3rver, asked without its server. */
export class LocalS3 {
  readonly #directory: string;
  readonly #serve: ReturnType<S3rver['callback']>;

  constructor(directory: string, onEvent: (event: ObjectEvent) => void) {
    this.#directory = directory;
    const s3 = new S3rver({ directory, silent: true, vhostBuckets: false, allowMismatchedSignatures: true });
    s3.on('event', (emitted: unknown) => {
      const [record] = emittedSchema.parse(emitted).Records;
      const { bucket, object } = record.s3;
      onEvent({ ...object, eventName: record.eventName, bucket: bucket.name });
    });
    s3.on('error', () => {}); // Koa has answered it
    this.#serve = s3.callback();
  }

  async configure(buckets: readonly string[]): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    for (const bucket of buckets) await mkdir(path.join(this.#directory, bucket), { recursive: true });
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    // Who reaches this socket is the stage itself; s3rver knows one account, and cannot check version 4 signatures.
    if (request.headers.authorization !== undefined) {
      request.headers.authorization = asKnownAccount(request.headers.authorization);
    }
    request.url = (request.url ?? '/').replace(/(X-Amz-Credential=)[^%/&]+/i, '$1S3RVER');
    if (!isChunked(request)) return void this.#serve(request, response);
    this.#serve(withoutFraming(request), response);
  }
}

function asKnownAccount(authorization: string): string {
  return authorization.replace(/Credential=[^/,]+/, 'Credential=S3RVER');
}

function isChunked(request: IncomingMessage): boolean {
  return (
    String(request.headers['content-encoding'] ?? '').includes('aws-chunked') ||
    String(request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')
  );
}

/** The same request with the body that the client meant. */
function withoutFraming(request: IncomingMessage): IncomingMessage {
  const encoding = String(request.headers['content-encoding'] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== 'aws-chunked' && each !== '')
    .join(', ');
  const headers = { ...request.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  delete headers['content-encoding'];
  delete headers['content-length'];
  if (encoding !== '') headers['content-encoding'] = encoding;
  const length = request.headers['x-amz-decoded-content-length'];
  if (typeof length === 'string') headers['content-length'] = length;
  const { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, socket } = request;
  const head = { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, socket };
  // Koa asks nothing else of a request than its head and a readable body.
  return Object.assign(request.pipe(decodeAwsChunked()), head) as unknown as IncomingMessage;
}
