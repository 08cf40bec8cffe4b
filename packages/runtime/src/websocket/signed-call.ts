import { httpCall } from './http-call.js';

type Env = Record<string, string | undefined>;
type Call = { service: 'dynamodb'; target: string; input: unknown; env: Env };

/**
 * One call of an AWS JSON API, signed with Signature Version 4. The AWS SDK would do the same with hundreds of
 * kilobytes more in every bundle that has a WebSocket.
 */
export async function callAws({ service, target, input, env }: Call): Promise<Record<string, unknown>> {
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const endpoint = env.AWS_ENDPOINT_URL_DYNAMODB ?? env.AWS_ENDPOINT_URL ?? `https://${service}.${region}.${suffix}`;
  const url = new URL(endpoint);
  const body = JSON.stringify(input);
  const headers = await sign({ url, body, target, region, service, env, now: new Date() });
  const answer = await httpCall({ url, method: 'POST', headers, body });
  if (answer.status < 300) return JSON.parse(answer.text || '{}');
  throw new Error(`${target} failed with ${answer.status}: ${answer.text}`);
}

async function sign(call: {
  url: URL;
  body: string;
  target: string;
  region: string;
  service: string;
  env: Env;
  now: Date;
}): Promise<Record<string, string>> {
  const { createHash, createHmac } = await import('node:crypto');
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const { url, body, target, region, service, env } = call;
  const stamp = call.now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const token = env.AWS_SESSION_TOKEN;
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    host: url.host,
    'x-amz-date': stamp,
    ...(token === undefined ? {} : { 'x-amz-security-token': token }),
    'x-amz-target': target,
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    'POST',
    url.pathname,
    '',
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    sha256(body),
  ];
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical.join('\n'))].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${env.AWS_SECRET_ACCESS_KEY ?? ''}`,
  );
  const signature = hmac(key, text).toString('hex');
  const credential = `${env.AWS_ACCESS_KEY_ID ?? ''}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}
