import { type AppSpec, inOrder, listFunctionHandlers, mountedPaths } from '@chalice-studio/appspec';
import { literal } from '../literal';

/** What a new file `test/….test.ts` begins as: a call of the app's first route or function, as its callers make it. */
export function newTest(spec: AppSpec): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { app } from '../app';

const client = new Client(app);

${firstCall(spec)}`;
}

function firstCall(spec: AppSpec): string {
  const route = inOrder(Object.values(spec.routes)).find((each) => mountedPaths(spec, each).length > 0);
  if (route !== undefined) {
    const [path = '/'] = mountedPaths(spec, route);
    const method = route.methods[0] === undefined || route.methods[0] === 'ANY' ? 'GET' : route.methods[0];
    const title = literal(`${method} ${path} is answered`);
    const called = literal(path.replace(/\{(\w+)\+?\}/g, '$1'));
    return `test(${title}, async () => {
  const { statusCode } = await client.http.request(${literal(method)}, ${called});
  assert.equal(statusCode, 200);
});
`;
  }
  const name = listFunctionHandlers(spec).find((each) => each.registeredName !== undefined)?.registeredName;
  if (name === undefined)
    return `test('the app has a name', () => {\n  assert.equal(app.appName, ${literal(spec.name)});\n});\n`;
  return `test(${literal(`${name} is answered`)}, async () => {
  const { payload } = await client.lambda.invoke(${literal(name)}, {});
  assert.ok(payload);
});
`;
}
