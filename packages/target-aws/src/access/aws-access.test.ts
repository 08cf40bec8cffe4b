import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { afterEach, expect, test } from 'vitest';
import { studioIdentity } from '../account/studio-identity';
import { AwsAccess } from './aws-access';
import { toAwsError } from './aws-error';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answer = (response: ServerResponse, attempt: number, request: IncomingMessage) => void;

/** An AWS that answers as it is told, and counts how often it is asked. */
async function anAws(answer: Answer) {
  let attempts = 0;
  const server = createServer((request, response) => {
    attempts += 1;
    request.resume();
    answer(response, attempts, request);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, attempts: () => attempts };
}

const open = (endpoint: string, timeouts = {}) =>
  new AwsAccess({
    ...{ region: 'us-east-1', endpoint, ...timeouts },
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not a secret' },
  });

const error = (code: string, message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
const throttle = (response: ServerResponse) =>
  response.writeHead(400, { 'content-type': 'text/xml' }).end(error('Throttling', 'Rate exceeded'));
const stacks =
  '<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>';

const describe = async (access: AwsAccess) => {
  try {
    return await access.cloudFormation.send(new DescribeStacksCommand({ StackName: 'shop-dev' }));
  } catch (cause) {
    throw toAwsError(cause, 'read the stack shop-dev');
  }
};

test('a call that is throttled is made again until AWS answers', async () => {
  const aws = await anAws((response, attempt) =>
    attempt < 3 ? throttle(response) : response.writeHead(200, { 'content-type': 'text/xml' }).end(stacks),
  );
  await describe(open(aws.endpoint));
  expect(aws.attempts()).toBe(3);
});

test('one that is throttled for ever says so, and when to come back', async () => {
  const aws = await anAws(throttle);
  await expect(describe(open(aws.endpoint))).rejects.toMatchObject({
    ...{ code: 'THROTTLED', isLasting: false },
    message: expect.stringMatching(/Could not read the stack shop-dev: Rate exceeded.*Try again in a minute/),
  });
  expect(aws.attempts()).toBe(6);
}, 60_000);

test('an AWS that never answers is given up, and nothing waits for it for ever', async () => {
  const aws = await anAws(() => {});
  const access = open(aws.endpoint, { requestTimeoutMs: 100 });
  await expect(describe(access)).rejects.toMatchObject({
    ...{ code: 'TIMED_OUT', message: expect.stringContaining('AWS did not answer in time') },
  });
}, 60_000);

test('an AWS that cannot be reached is another matter than one that refuses', async () => {
  await expect(describe(open('http://127.0.0.1:1'))).rejects.toMatchObject({ code: 'UNREACHABLE' });
  const aws = await anAws((response) => {
    const text =
      'User: arn:aws:sts::1:assumed-role/deploy/x is not authorized to perform: cloudformation:DescribeStacks';
    response.writeHead(403, { 'content-type': 'text/xml' }).end(error('AccessDenied', text));
  });
  await expect(describe(open(aws.endpoint))).rejects.toMatchObject({
    ...{ code: 'ACCESS_DENIED', missingAction: 'cloudformation:DescribeStacks' },
    message: expect.stringContaining('The role lacks cloudformation:DescribeStacks'),
  });
  expect(aws.attempts()).toBe(1);
}, 60_000);

test('a session that has expired is told as one, and no secret is in what is told', async () => {
  const aws = await anAws((response) =>
    response.writeHead(403, { 'content-type': 'text/xml' }).end(error('ExpiredToken', 'The token has expired')),
  );
  const failure = await studioIdentity(open(aws.endpoint)).catch((cause: unknown) => cause);
  expect(failure).toMatchObject({ code: 'CREDENTIALS_EXPIRED', message: expect.stringContaining('Renew') });
  expect(String(failure)).not.toContain('AKIAIOSFODNN7EXAMPLE');
}, 60_000);
