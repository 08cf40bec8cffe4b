import { checkSpec } from '@chalice-studio/appspec';
import { Client } from '@chalice-studio/runtime/testing';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { appOf, typeErrorsOf } from '../testing/run-spec';
import { importOpenApi } from './import-openapi';

const petshop = `openapi: 3.0.3
info: { title: "Pet shop — Zoohandlung", version: 1.0.0, description: Sells pets. }
servers: [{ url: https://pets.example/v1 }]
security: [{ key: [] }]
paths:
  /pets:
    get:
      operationId: list-pets
      summary: All pets
      tags: [pets]
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
        - { $ref: '#/components/parameters/Tags' }
        - { name: X-Trace, in: header, schema: { type: string } }
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
    post:
      operationId: addPet
      tags: [pets]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses: { '201': { $ref: '#/components/responses/Added' } }
      security: [{ jwt: [write] }]
  /pets/{petId}/photo/:
    parameters: [{ name: petId, in: path, required: true, schema: { type: string, format: uuid } }]
    put:
      requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }
      responses: { '204': { description: done } }
      security: []
    trace: { responses: {} }
components:
  parameters:
    Tags: { name: tag, in: query, schema: { type: array, items: { type: string } } }
  responses:
    Added: { description: added, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string, minLength: 1, nullable: true }
        weight: { type: number, minimum: 0, exclusiveMinimum: true }
        parent: { $ref: '#/components/schemas/Pet' }
  securitySchemes:
    key: { type: apiKey, in: header, name: X-API-Key }
    jwt: { type: http, scheme: bearer, bearerFormat: JWT }
`;

function read(text: string, file = 'api.yaml') {
  const imported = importOpenApi(text, file);
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
  const textAt = (line = 0) => (text.split('\n')[line - 1] ?? '').trim().slice(0, 20);
  const lines = imported.findings.map(({ severity, code, line }) => `${severity} ${code}: ${textAt(line)}`);
  return { ...imported, lines, routes: Object.values(imported.spec.routes) };
}

test('operations become routes with their checks and guards, named as the document names them', () => {
  const { spec, routes, lines } = read(petshop);
  expect(spec).toMatchObject({ name: 'pet-shop-zoohandlung', description: 'Sells pets.' });
  const [list, add, photo] = routes;
  expect(list).toMatchObject({
    ...{
      path: '/pets',
      methods: ['GET'],
      apiKeyRequired: true,
      handler: { file: 'chalicelib/pets.ts', export: 'listPets' },
    },
    querySchema: {
      type: 'object',
      properties: {
        limit: { type: 'integer', minimum: 1, maximum: 100 },
        tag: { type: 'array', items: { type: 'string' } },
      },
    },
  });
  const pet = {
    type: 'object',
    required: ['name'],
    properties: {
      id: { type: 'integer' },
      name: { type: ['string', 'null'], minLength: 1 },
      weight: { type: 'number', exclusiveMinimum: 0 },
      parent: { $ref: '#/$defs/Pet' },
    },
  };
  expect(add?.bodySchema).toEqual({ $ref: '#/$defs/Pet', $defs: { Pet: pet } });
  expect(add?.responseSchema).toMatchObject({ $defs: { Pet: { required: ['id', 'name'] } } });
  expect(spec.authorizers[add?.authorizer?.id ?? '']).toMatchObject({ type: 'builtin', name: 'jwt' });
  expect(photo).toMatchObject({ path: '/pets/{petId}/photo', contentTypes: ['image/png'] });
  expect(photo).not.toHaveProperty('apiKeyRequired');
  expect(lines).toEqual([
    'error unknown-method: trace: { responses: ',
    'warning trailing-slash: /pets/{petId}/photo/',
    'warning authorizer-to-write: jwt: { type: http, s',
    'note server-path: servers: [{ url: htt',
    'note unchecked-parameter: - { name: X-Trace, i',
    'note scopes-to-check: security: [{ jwt: [w',
    'note unchecked-parameter: parameters: [{ name:',
    'note unchecked-body: requestBody: { conte',
    'note circular-schema: Pet:',
  ]);
  expect(checkSpec(spec).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the app answers 501 by the operation’s name, checks what is sent, and lets nobody past an unwritten authorizer', async () => {
  const { spec } = read(petshop);
  expect(await typeErrorsOf(spec)).toEqual([]);
  const { http } = new Client(await appOf(spec));
  const headers = { 'x-api-key': 'k', 'Content-Type': 'application/json' };
  const Message = 'list-pets (GET /pets) is not written yet.';
  expect(await http.get('/pets?limit=5', { headers })).toMatchObject({
    statusCode: 501,
    jsonBody: { Code: 'NotImplementedError', Message },
  });
  expect((await http.get('/pets?limit=500', { headers })).statusCode).toBe(400);
  expect(
    (await http.post('/pets', { headers: { ...headers, Authorization: 'Bearer x' }, body: '{"name":"Rex"}' }))
      .statusCode,
  ).toBe(403);
});

const document = (fields: object) =>
  JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, ...fields }, null, 1);
const operation = { responses: { 200: { description: 'ok' } } };
const onGet = (fields: object, rest: object = {}) =>
  document({ paths: { '/x': { get: { ...operation, ...fields } } }, ...rest });
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

test.each([
  ['remote-reference', onGet({ requestBody: json({ $ref: 'http://169.254.169.254/latest' }) })],
  ['remote-reference', onGet({ parameters: [{ $ref: './other.yaml#/x' }] })],
  ['unresolved-reference', onGet({ requestBody: json({ $ref: '#/components/schemas/None' }) })],
  ['circular-reference', document({ paths: { '/x': { $ref: '#/paths/~1y' }, '/y': { $ref: '#/paths/~1x' } } })],
  ['unreadable-schema', onGet({ requestBody: json({ type: 'string', pattern: '(' }) })],
  ['unreadable-schema', onGet({ requestBody: json({ not: { type: 'string' } }) })],
  ['unreadable-schema', onGet({ requestBody: json({ unevaluatedProperties: false }) })],
  ['unknown-scheme', onGet({ security: [{ nobody: [] }] })],
  ['path-with-query', document({ paths: { '/x?a=1': { get: operation } } })],
  ['several-responses', onGet({ responses: { 200: json({ type: 'string' }), 201: json({ type: 'number' }) } })],
  [
    'optional-security',
    onGet(
      { security: [{}, { key: [] }] },
      { components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } } },
    ),
  ],
  ['left-out', onGet({ callbacks: {} })],
  ['left-out', document({ paths: {}, webhooks: { told: {} } })],
])('what cannot be taken is said by its place: %s', (code, text) => {
  const { findings } = read(text, 'api.json');
  const found = findings.find((each) => each.code === code);
  expect(found, JSON.stringify(findings)).toBeDefined();
  expect(found?.line).toBeGreaterThan(0);
});

test('a scheme that is not there does not leave its route open', () => {
  const { spec, routes } = read(onGet({ security: [{ nobody: [] }] }), 'api.json');
  expect(spec.authorizers[routes[0]?.authorizer?.id ?? '']).toMatchObject({ type: 'builtin' });
});

test('API Gateway’s own words are read: authorizers, CORS, binary types', () => {
  const authorizerUri =
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations';
  const scheme = (fields: object, name = 'Authorization') => ({ type: 'apiKey', in: 'header', name, ...fields });
  const { spec, lines } = read(
    document({
      'x-amazon-apigateway-binary-media-types': ['image/png'],
      'x-amazon-apigateway-minimum-compression-size': 1024,
      'x-amazon-apigateway-cors': { allowOrigins: ['https://a.example'], maxAge: 60, allowHeaders: ['X-A'] },
      paths: {
        '/a': {
          get: { ...operation, security: [{ pool: ['read'] }] },
          post: { ...operation, security: [{ lambda: [] }] },
          put: { ...operation, security: [{ iam: [] }] },
          patch: { ...operation, security: [{ oidc: [] }] },
          options: {
            'x-amazon-apigateway-integration': {
              type: 'mock',
              responses: {
                default: {
                  responseParameters: {
                    'method.response.header.Access-Control-Allow-Origin': "'*'",
                    'method.response.header.Access-Control-Max-Age': "'600'",
                  },
                },
              },
            },
          },
        },
      },
      components: {
        securitySchemes: {
          pool: scheme({
            'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:pool'] },
          }),
          lambda: scheme(
            {
              'x-amazon-apigateway-authorizer': {
                type: 'token',
                authorizerUri,
                authorizerResultTtlInSeconds: 0,
                authorizerCredentials: 'arn:role',
                identityValidationExpression: '^x',
              },
            },
            'X-Token',
          ),
          iam: scheme({ 'x-amazon-apigateway-authtype': 'awsSigv4' }),
          oidc: {
            type: 'openIdConnect',
            openIdConnectUrl:
              'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ab/.well-known/openid-configuration',
          },
        },
      },
    }),
    'api.json',
  );
  expect(spec.api).toEqual({
    binaryTypes: ['image/png'],
    minimumCompressionSize: 1024,
    cors: { allowOrigin: 'https://a.example', maxAge: 60, allowHeaders: ['X-A'] },
  });
  const [get, post] = Object.values(spec.routes);
  expect(get).toMatchObject({ cors: { maxAge: 600 }, authorizer: { scopes: ['read'] } });
  expect(Object.values(spec.routes)).toHaveLength(4);
  expect(spec.authorizers[post?.authorizer?.id ?? '']).toMatchObject({
    type: 'custom',
    authorizerUri,
    ttlSeconds: 0,
    header: 'X-Token',
    invokeRoleArn: 'arn:role',
  });
  expect(Object.values(spec.authorizers)).toMatchObject([
    { type: 'cognito', providerArns: ['arn:pool'] },
    { type: 'custom' },
    { type: 'iam' },
    { type: 'cognito', providerArns: ['arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_ab'] },
  ]);
  expect(lines.map((line) => line.split(/[ :]/)[1])).toEqual(['authorizer-option', 'cognito-account']);
});

test.each([
  ['a: [1, 2\nb: c: d\n', 'broken-yaml', 2],
  ['{"openapi": "3.0.0",\n "paths": }', 'broken-json', 2],
  ['a: &a [x]\na: 2\n', 'broken-yaml', 2],
  ['swagger: "2.0"\n', 'swagger', 1],
  ['openapi: 4.0.0\n', 'no-openapi', 1],
  ['just words\n', 'no-document', 1],
  ['', 'no-document', 1],
])('a text that is no document is refused by line: %j', (text, code, line) => {
  const imported = importOpenApi(text, text.startsWith('{') ? 'a.json' : 'a.yaml');
  expect(imported.ok).toBe(false);
  expect(imported.findings[0]).toMatchObject({ code, line });
});

test('aliases that unfold without end are refused', () => {
  const level = (n: number) =>
    `a${n}: &a${n} [${Array(9)
      .fill(`*a${n - 1}`)
      .join(',')}]\n`;
  const bomb = `openapi: 3.0.0\na0: &a0 [x]\n${Array.from({ length: 9 }, (_, n) => level(n + 1)).join('')}`;
  expect(importOpenApi(bomb, 'a.yaml')).toMatchObject({ ok: false, findings: [{ code: 'yaml-aliases' }] });
});

test('schemas that refer to each other again and again stay small, and one that is too large is left out', () => {
  const wide = (n: number) => ({
    type: 'object',
    properties: { a: { $ref: `#/components/schemas/S${n + 1}` }, b: { $ref: `#/components/schemas/S${n + 1}` } },
  });
  const schemas = Object.fromEntries([
    ...Array.from({ length: 40 }, (_, n) => [`S${n}`, wide(n)]),
    ['S40', { type: 'string' }],
  ]);
  const huge = {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: 25_000 }, (_, n) => [`p${n}`, { type: 'string' }])),
  };
  const body = { ...operation, requestBody: { required: true, ...json({ $ref: '#/components/schemas/S0' }) } };
  const text = document({
    paths: { '/x': { post: body }, '/y': { post: { ...operation, requestBody: { required: true, ...json(huge) } } } },
    components: { schemas },
  });
  const { routes, findings } = read(text, 'api.json');
  expect(Object.keys(Object(routes[0]?.bodySchema?.$defs))).toHaveLength(41);
  expect(routes[1]).not.toHaveProperty('bodySchema');
  expect(findings).toMatchObject([{ code: 'schema-too-large' }]);
});

test('five megabytes are read in seconds, names in any script among them', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 3000 }, (_, n) => [
      `/p${n}/{id}`,
      {
        get: {
          ...operation,
          operationId: `получить${n}`,
          summary: 'x'.repeat(1500),
          parameters: [{ name: 'größe', in: 'query', schema: { type: 'integer' } }],
        },
      },
    ]),
  );
  const text = document({ paths });
  expect(text.length).toBeGreaterThan(5_000_000);
  const started = Date.now();
  const { spec, routes } = read(text, 'api.json');
  expect(Date.now() - started).toBeLessThan(15_000);
  expect(routes).toHaveLength(3000);
  expect(checkSpec(spec).filter(({ code }) => code.startsWith('missing'))).toEqual([]);
  expect(read(stringify(JSON.parse(onGet({}))), 'api.yml').routes).toHaveLength(1);
});
