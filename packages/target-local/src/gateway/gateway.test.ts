import type { Authorizer } from '@chalice-studio/appspec';
import { anApp, anAuthorizer, aRoute, testId } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';

let runner: Awaited<ReturnType<typeof aRunner>>;
let url = '';
let stage = { key: '', projectName: '', stageName: '' };

const route = (path: string, exported: string, fields: Partial<ReturnType<typeof aRoute>> = {}) =>
  aRoute({ path, handler: { file: 'chalicelib/handlers.ts', export: exported }, ...fields });

const token = anAuthorizer({ ttlSeconds: 300 });
const cognito: Authorizer = {
  id: testId('authorizer'),
  order: 'b',
  kind: 'authorizer',
  type: 'cognito',
  name: 'people',
  providerArns: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
};
const iam: Authorizer = { id: testId('authorizer'), order: 'c', kind: 'authorizer', type: 'iam' };

const spec = anApp(
  [
    token,
    cognito,
    iam,
    route('/echo/{id}', 'echo', {
      methods: ['GET', 'POST'],
      contentTypes: [],
      cors: { allowOrigin: 'https://shop.example', maxAge: 60 },
    }),
    route('/private', 'whoami', { authorizer: { id: token.id } }),
    route('/people', 'whoami', { authorizer: { id: cognito.id } }),
    route('/signed', 'whoami', { authorizer: { id: iam.id } }),
    route('/keyed', 'whoami', { apiKeyRequired: true }),
    route('/picture', 'picture'),
    route('/cookies', 'cookies'),
    route('/large', 'large'),
    route('/broken', 'broken'),
    route('/informational', 'informational'),
    route('/badly-named', 'badlyNamed'),
    route('/empty', 'empty'),
  ],
  {
    source: {
      'chalicelib/handlers.ts': `import { AuthResponse, type AuthRequest, type Request, Response } from '@chalice-studio/runtime';
export const echo = (request: Request) => ({ method: request.method, id: request.uriParams?.id, q: request.queryParams?.getlist('q') ?? null, body: Buffer.from(request.rawBody).toString('latin1'), cookie: request.headers.get('cookie') ?? null, context: request.context.authorizer ?? null });
export const whoami = (request: Request) => ({ authorizer: (request.context as any).authorizer ?? null });
let calls = 0;
export const tokenAuth = (request: AuthRequest) => {
  calls += 1;
  if (request.token === 'crash') throw new Error('no');
  return new AuthResponse({ routes: request.token === 'good' ? ['/private'] : [], principalId: 'ada', context: { calls } });
};
export const picture = () => new Response(Uint8Array.from([137, 80, 78, 71, 255]), { headers: { 'Content-Type': 'image/png' } });
export const cookies = () => new Response('', { headers: { 'Set-Cookie': ['better-auth.session=stolen', 'mine=1'], 'Clear-Site-Data': '"cookies"', 'Content-Length': '1' } });
export const large = () => new Response('x'.repeat(7 * 1024 * 1024));
export const informational = () => new Response('x', { statusCode: 102 });
export const badlyNamed = () => new Response('x', { headers: { 'not a name': 'x' } });
export const empty = () => new Response('', { statusCode: 204 });
export const broken = () => new Response('x', { statusCode: 99 });
`,
    },
  },
);

beforeAll(async () => {
  runner = await aRunner();
  const deployed = await deploy(runner.target, 'gateway', spec);
  url = deployed.restApiUrl ?? '';
  stage = deployed.stage;
});

afterAll(() => runner.close());

const json = async (answer: Response) => JSON.parse(await answer.text());
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers });

test('path, query, headers and body reach the handler; the studio’s cookies do not', async () => {
  const answer = await fetch(`${url}/echo/a%20b?q=1&q=2`, {
    method: 'POST',
    headers: { cookie: 'a=1; __Host-x=2; better-auth.session_token=3; b=4', 'content-type': 'text/plain' },
    body: 'hello',
  });
  expect(await json(answer)).toMatchObject({
    method: 'POST',
    id: 'a b',
    q: ['1', '2'],
    body: 'hello',
    cookie: 'a=1; b=4',
  });
});

test('bytes arrive as they were sent, both ways', async () => {
  const body = Uint8Array.from([0, 255, 128, 10]);
  const sent = await fetch(`${url}/echo/1`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  expect((await json(sent)).body).toBe('\u0000\u00ff\u0080\n');
  const picture = await get('/picture', { accept: 'image/png' });
  expect([...new Uint8Array(await picture.arrayBuffer())]).toEqual([137, 80, 78, 71, 255]);
});

test('a preflight is answered, and the gateway’s own errors can be read across origins', async () => {
  const preflight = await fetch(`${url}/echo/1`, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,POST,OPTIONS');
  expect(preflight.headers.get('access-control-max-age')).toBe('60');
  const refused = await get('/nowhere', { origin: 'https://shop.example' });
  expect([refused.status, await json(refused)]).toEqual([403, { message: 'Missing Authentication Token' }]);
  expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example');
});

test('a built-in authorizer decides, and its answer is kept by token', async () => {
  expect((await get('/private')).status).toBe(401);
  expect((await get('/private', { authorization: 'bad' })).status).toBe(403);
  expect((await get('/private', { authorization: 'crash' })).status).toBe(500);
  const first = await json(await get('/private', { authorization: 'good' }));
  const second = await json(await get('/private', { authorization: 'good' }));
  expect(first.authorizer).toMatchObject({ principalId: 'ada' });
  expect(second.authorizer.calls).toBe(first.authorizer.calls);
});

test('an authorizer that only AWS has is stood in for, and never silently', async () => {
  const jwt = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const exp = Math.floor(Date.now() / 1000) + 60;
  const iss = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc';
  expect((await get('/people', { authorization: jwt({ iss, exp: 1 }) })).status).toBe(401);
  expect((await get('/people', { authorization: jwt({ iss: 'https://elsewhere', exp }) })).status).toBe(401);
  const passed = await get('/people', { authorization: `Bearer ${jwt({ iss, exp, sub: 'ada' })}` });
  expect((await json(passed)).authorizer.claims.sub).toBe('ada');
  expect(passed.headers.get('x-chalice-studio-unchecked')).toBe('the signature of the Cognito token');
  expect((await get('/signed')).status).toBe(403);
  const signed = await get('/signed', {
    authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/x/us-east-1/execute-api/aws4_request',
  });
  expect(signed.headers.get('x-chalice-studio-unchecked')).toContain('IAM signature');
  await expect
    .poll(async () => (await runner.target.readLogs(stage, { limit: 1000, text: 'did not check' })).events.length)
    .toBe(2);
});

test('an API key is asked for, and the log tells it', async () => {
  expect((await get('/keyed')).status).toBe(403);
  const { events } = await runner.target.readLogs(stage, { limit: 10, text: 'x-api-key' });
  const key = events[0]?.message.split(', ').at(-1) ?? '';
  expect((await get('/keyed', { 'x-api-key': key })).status).toBe(200);
});

test('what would reach beyond the gateway’s port is refused', async () => {
  const answer = await get('/cookies');
  expect(answer.headers.getSetCookie()).toEqual(['mine=1']);
  expect(answer.headers.get('clear-site-data')).toBeNull();
  expect(answer.headers.get('content-length')).toBe('0');
});

test('API Gateway’s limits hold', async () => {
  const upload = await fetch(`${url}/echo/1`, { method: 'POST', body: new Uint8Array(11 * 1024 * 1024) }).catch(
    () => undefined,
  );
  // A server may close while the client still sends; who then reads an answer reads this one.
  if (upload !== undefined) expect(upload.status).toBe(413);
  expect((await get('/large')).status).toBe(502);
  expect((await get('/broken')).status).toBe(502);
  expect((await get('/informational')).status).toBe(502);
  expect((await get('/badly-named')).status).toBe(502);
  const empty = await get('/empty');
  expect([empty.status, empty.headers.get('x-amzn-requestid')]).toEqual([
    204,
    expect.stringMatching(/^[0-9a-f-]{36}$/),
  ]);
});

test('an address where nothing is says what addresses look like', async () => {
  const answer = await fetch(`${runner.status.gatewayUrl}/unknown/api/x`);
  expect([answer.status, (await json(answer)).message]).toEqual([
    404,
    expect.stringContaining('/{stageKey}/{apiGatewayStage}/'),
  ]);
  expect((await fetch(`${runner.status.gatewayUrl}/`)).status).toBe(200);
  expect((await fetch(`${runner.status.gatewayUrl}/gateway/other/x`)).status).toBe(403);
});

test('the request panel’s calls are treated alike', async () => {
  const answer = await runner.target.request(stage, { method: 'GET', path: '/echo/7?q=1', headers: {} });
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(Buffer.from(answer.body).toString())).toMatchObject({ id: '7', q: ['1'] });
});
