import { type AppSpec, inOrder, listFunctionHandlers, mountedPaths } from '@chalice-studio/appspec';
import { literal } from '../literal';

/** Where it stands; tests of people's own stand beside it. */
export const STARTER_TEST = 'test/app.test.ts';

/** A test that a person can begin with: what is registered is what the design says, and a guarded route is guarded. */
export function starterTest(spec: AppSpec): string {
  const paths = Object.values(spec.routes).flatMap((route) => mountedPaths(spec, route));
  const functions = listFunctionHandlers(spec).flatMap(({ registeredName }) => registeredName ?? []);
  const guarded = inOrder(Object.values(spec.routes)).find(
    (route) => spec.authorizers[route.authorizer?.id ?? '']?.type === 'builtin' && route.blueprint === undefined,
  );
  const tests = [
    paths.length > 0 ? routesTest(paths) : undefined,
    functions.length > 0 ? functionsTest(functions) : undefined,
    guarded === undefined ? undefined : guardedTest(guarded),
  ].filter((each) => each !== undefined);
  const client = guarded === undefined ? '' : "import { Client } from '@chalice-studio/runtime/testing';\n";
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
${client}import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, ${literal(spec.name)});
});
${tests.map((each) => `\n${each}`).join('')}`;
}

function routesTest(paths: readonly string[]): string {
  const list = literal([...new Set(paths)].sort(), '  ');
  return `test('its routes are there', () => {
  assert.deepEqual([...app.routes.keys()].sort(), ${list});
});
`;
}

function functionsTest(names: readonly string[]): string {
  return `test('its functions are there', () => {
  assert.deepEqual(Object.keys(app.handlers).sort(), ${literal([...names].sort(), '  ')});
});
`;
}

function guardedTest({ path, methods }: AppSpec['routes'][string]): string {
  const called = path.replace(/\{(\w+)\+?\}/g, '$1');
  const method = methods[0] === 'ANY' ? 'GET' : (methods[0] ?? 'GET');
  return `test('a caller without a token is turned away', async () => {
  const { statusCode } = await new Client(app).http.request(${literal(method)}, ${literal(called)});
  assert.equal(statusCode, 401);
});
`;
}
