import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';

type Env = Record<string, string | undefined>;
type Call = { service: 'dynamodb'; target: string; input: unknown; env: Env };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * One call of an AWS JSON API, signed with Signature Version 4. The AWS SDK would do the same with hundreds of
 * kilobytes more in every bundle that has a WebSocket.
 */
export async function callAws({ service, target, input, env }: Call): Promise<Record<string, unknown>> {
  const region = env.AWS_REGION ?? 'us-east-1';
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const endpoint = env.AWS_ENDPOINT_URL_DYNAMODB ?? env.AWS_ENDPOINT_URL ?? `https://${service}.${region}.${suffix}`;
  const url = new URL(endpoint);
  const body = JSON.stringify(input);
  const headers = sign({ url, body, target, region, service, env, now: new Date() });
  const open = url.protocol === 'https:' ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const outgoing = open(url, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text || '{}'));
        else reject(new Error(`${target} failed with ${answer.statusCode}: ${text}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function sign(call: {
  url: URL;
  body: string;
  target: string;
  region: string;
  service: string;
  env: Env;
  now: Date;
}): Record<string, string> {
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
