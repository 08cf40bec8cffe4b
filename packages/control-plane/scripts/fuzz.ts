// Asks every procedure of the API what no page would: schemathesis makes inputs from the OpenAPI document, by a token and by a
// session, and any answer of 500 fails. Nothing leaves this machine.
// With a seed its inputs are the same each time: a check that passed passes again; without one it looks for new ones.
// usage: node --import tsx packages/control-plane/scripts/fuzz.ts SCHEMATHESIS [SECONDS [SEED]]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { scopeNames } from '../src/teams/scopes';
import { createApp, ORIGIN } from '../src/testing/person';
import { openTestStudio } from '../src/testing/test-studio';

/** The header by which a request asks to be sent with Ada's session and the studio's origin, as her browser would. */
const AS = 'x-fuzz-as';
const NOWHERE = 'http://127.0.0.1:9';
/** What would ask the registry of packages or end the session that asks. */
const LEFT_OUT = [
  ...['code.searchPackages', 'code.findPackage', 'code.setDependencies', 'code.typings'],
  ...['account.delete', 'account.endSession', 'account.endOtherSessions', 'account.changePassword'],
];
/** 502 and 503 say in words whose turn it is: AWS or the runner cannot be reached. */
const CONFIGURATION = `[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", "502", "503"]
`;
const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

const [schemathesis = 'schemathesis', seconds = '60', seed] = process.argv.slice(2);
const EXAMPLES_WITH_SEED = '10';
// Whatever an input makes the studio look for, it finds nobody there.
Object.assign(process.env, { npm_config_registry: NOWHERE, AWS_EC2_METADATA_DISABLED: 'true', HTTPS_PROXY: NOWHERE });
const studio = await openTestStudio({ aws: { endpoint: NOWHERE } });
const ada = await studio.signUp('Ada');
const server = createServer(async (incoming, outgoing) => {
  // No request at all, to the web server either.
  if (!METHODS.has(incoming.method ?? '')) return void outgoing.writeHead(405).end();
  const request = requestOf(incoming);
  const isOfBrowser = request.headers.get(AS) === 'browser';
  const answer = await (isOfBrowser ? ada.fetch(pathOf(request), request) : studio.handle(request)).catch(
    (error: unknown) => {
      console.error('[fuzz] the studio threw:', error);
      return new Response('thrown', { status: 500 });
    },
  );
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));

try {
  process.exitCode = await main();
} finally {
  server.close();
  server.closeAllConnections();
  await studio.close();
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<number> {
  const teamId = await ada.teamId();
  const app = await createApp(ada, { teamId });
  const { id: deploymentId } = await app.deploy();
  await app.ended(deploymentId);
  const { id: awsAccountId } = await ada.client.awsAccounts.create({ teamId, name: 'account', region: 'us-east-1' });
  const ids = { teamId, projectId: app.projectId, stageId: app.stageId, deploymentId, awsAccountId };
  const document = path.join(folder, 'openapi.json');
  writeFileSync(path.join(folder, 'schemathesis.toml'), CONFIGURATION);
  writeFileSync(document, JSON.stringify(await documentWith(ids)));
  const { secret } = await ada.client.apiTokens.create({
    teamId,
    name: 'fuzz',
    scopes: [...scopeNames],
    expiresInDays: 1,
  });
  const askers: Record<string, Record<string, string>> = {
    'a token': { authorization: `Bearer ${secret}` },
    'a session': { [AS]: 'browser' },
  };
  let status = 0;
  for (const [who, headers] of Object.entries(askers)) {
    console.log(`\n== by ${who} ==`);
    status ||= await run(document, headers);
  }
  return status;
}

function run(document: string, headers: Record<string, string>): Promise<number> {
  const args = [
    ...['run', document, '--url', `http://127.0.0.1:${port}/api/v1`, '--checks', 'not_a_server_error'],
    ...['--phases', 'coverage,fuzzing', '--workers', '1', '--max-time', String(Math.ceil(Number(seconds) / 2))],
    ...['--continue-on-failure', '--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '20'],
    ...(seed === undefined ? [] : ['--seed', seed, '--max-examples', EXAMPLES_WITH_SEED]),
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
  ];
  const child = spawn(schemathesis, args, { cwd: folder, stdio: 'inherit', env: { ...process.env, NO_COLOR: '1' } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** The document, in which every id may be one that is there: inputs are to get past the gate, to where errors could be. */
async function documentWith(ids: Record<string, string>): Promise<unknown> {
  const document = documentSchema.parse(await (await ada.fetch('/api/openapi.json')).json());
  const operations = (methods: z.infer<typeof documentSchema>['paths'][string]) =>
    Object.entries(methods).filter(([, { operationId }]) => !LEFT_OUT.includes(operationId));
  const paths = Object.entries(document.paths).map(([at, methods]) => [at, Object.fromEntries(operations(methods))]);
  return withIds({ ...document, servers: undefined, paths: Object.fromEntries(paths) }, ids);
}

function withIds(value: unknown, ids: Record<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(each, ids));
  if (typeof value !== 'object' || value === null) return value;
  const { name, in: place, pattern } = value as Record<string, unknown>;
  const id = typeof name === 'string' && typeof place === 'string' ? ids[name] : undefined;
  if (id !== undefined) return { ...value, schema: { enum: [id, id, 'nothing'] } };
  return Object.fromEntries(
    // It makes no texts from patterns that name properties of characters.
    Object.entries({ ...value, pattern: /\\p\{/i.test(String(pattern)) ? undefined : pattern }).map(([key, each]) => {
      const known = typeof each === 'object' && each !== null && 'type' in each ? ids[key] : undefined;
      return [key, known === undefined ? withIds(each, ids) : { enum: [known, 'nothing'] }];
    }),
  );
}

function pathOf({ url }: Request): string {
  return url.slice(ORIGIN.length);
}

function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value ?? []].flat().join(', '));
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  // As the web server hands it over: under the address that people use.
  return new Request(`${ORIGIN}${incoming.url}`, {
    ...{ method: incoming.method ?? 'GET', headers },
    ...(hasBody ? { body: incoming as unknown as ReadableStream, duplex: 'half' as const } : {}),
  });
}
