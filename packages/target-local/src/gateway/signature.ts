import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Credentials = { accessKeyId: string; secretAccessKey: string };

/** AWS refuses a signature that is older. */
const MAXIMUM_AGE_MS = 5 * 60_000;

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Whether a request carries AWS' Signature Version 4 by these credentials. */
export function isSigned(
  request: IncomingMessage,
  body: Uint8Array,
  credentials: Credentials,
  now = Date.now(),
): boolean {
  const header =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^/]+\/[^/]+\/[^/]+\/aws4_request),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (header === null) return false;
  const [, accessKeyId, scope = '', signedHeaders = '', signature = ''] = header;
  const stamp = String(request.headers['x-amz-date'] ?? '');
  if (accessKeyId !== credentials.accessKeyId || Math.abs(now - timeOf(stamp)) > MAXIMUM_AGE_MS) return false;
  if (!signedHeaders.split(';').includes('host')) return false;
  const canonical = canonicalRequest(request, body, signedHeaders);
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const expected = Buffer.from(hmac(key, text).toString('hex'));
  return timingSafeEqual(expected, Buffer.from(signature));
}

function canonicalRequest(request: IncomingMessage, body: Uint8Array, signedHeaders: string): string {
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  const headers = signedHeaders.split(';').map((name) => {
    const value = request.headers[name];
    return `${name}:${(Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/ +/g, ' ')}`;
  });
  const parameters = query === '' ? [] : query.split('&').map((each) => (each.includes('=') ? each : `${each}=`));
  return [
    request.method,
    // Every service but S3 signs the path encoded once more.
    path.split('/').map(encode).join('/'),
    parameters.sort().join('&'),
    ...headers,
    '',
    signedHeaders,
    sha256(body),
  ].join('\n');
}

function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260102T030405Z`; NaN for anything else. */
function timeOf(stamp: string): number {
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
