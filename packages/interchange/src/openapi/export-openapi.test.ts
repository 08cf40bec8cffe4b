import { type AppSpec, mountedPaths, type Route } from '@chalice-studio/appspec';
import { anApp, aRoute, arbitraryAppSpec } from '@chalice-studio/appspec/testing';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importOpenApi } from './import-openapi';
import { openApiText } from './openapi-text';

/** What a caller of a route can tell, each mount of it for itself. */
function surfaceOf(spec: AppSpec): unknown[] {
  const told = (route: Route, method: string) => ({
    ...{ method, bodySchema: route.bodySchema, responseSchema: route.responseSchema },
    query: route.querySchema?.properties,
    isGuarded: route.authorizer !== undefined,
    apiKeyRequired: route.apiKeyRequired ?? false,
  });
  return Object.values(spec.routes)
    .flatMap((route) =>
      mountedPaths(spec, route).flatMap((path) => route.methods.map((method) => ({ path, ...told(route, method) }))),
    )
    .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

test('what is exported is an OpenAPI document, and gives the same routes when it is imported', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAppSpec(), fc.constantFrom('json' as const, 'yaml' as const), async (spec, format) => {
      const text = openApiText(spec, format);
      expect(await new Validator().validate(text)).toEqual({ valid: true });
      expect(text).not.toContain('x-amazon');
      const imported = importOpenApi(text, `api.${format}`);
      if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
      expect(JSON.parse(JSON.stringify(surfaceOf(imported.spec)))).toEqual(JSON.parse(JSON.stringify(surfaceOf(spec))));
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 60_000);

test('definitions of schemas stand in components, two of one name apart, and the same one once', () => {
  const tree = { type: 'object', properties: { inner: { $ref: '#/$defs/Node' } } };
  const other = { type: 'string' };
  const body = (Node: object) => ({ $ref: '#/$defs/Node', $defs: { Node } }) as Route['bodySchema'];
  const routes = [tree, tree, other].map((definition, n) => ({
    ...aRoute({ path: `/r${n}`, methods: ['POST'] }),
    bodySchema: body(definition),
  }));
  const document = JSON.parse(openApiText(anApp(routes as Route[]), 'json'));
  expect(document.components.schemas).toMatchObject({
    Node: { properties: { inner: { $ref: '#/components/schemas/Node' } } },
    Node2: { type: 'string' },
  });
  expect(Object.keys(document.components.schemas)).toEqual(['Error', 'Node', 'Node2']);
  expect(document.paths['/r2'].post.requestBody.content['application/json'].schema).toEqual({
    $ref: '#/components/schemas/Node2',
  });
});
