import { applyEdits, checkSpec } from '@chalice-studio/appspec';
import { anApp, anAuthorizer, aRoute, arbitraryAppSpec, aSchedule } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Draft, findOrigin, generate, newConstruct } from './index';
import { typeErrors } from './testing/type-errors';

test('an app of every part reads as a person would write it', async () => {
  const authorizer = anAuthorizer({ ttlSeconds: 30 });
  const route = aRoute({
    path: '/orders/{id}',
    methods: ['GET', 'PUT'],
    name: 'order',
    authorizer: { id: authorizer.id },
    cors: { allowOrigin: 'https://shop.example' },
  });
  const spec = anApp([authorizer, route, aSchedule({ description: "Ada's sweep" })]);
  const { tree, origins } = generate(spec);
  await expect(tree['app.ts']).toMatchFileSnapshot('../golden/orders/app.ts');
  const origin = findOrigin(origins, route.id);
  expect(
    tree['app.ts']
      ?.split('\n')
      .slice((origin?.from ?? 0) - 1, origin?.to)
      .join('\n'),
  ).toMatch(/^app\.route\(\s+'\/orders\/\{id\}'/);
});

test('any clean document gives a project that type-checks', async () => {
  const specs = fc.sample(arbitraryAppSpec(), { numRuns: 3, seed: 7 });
  for (const spec of specs) expect(await typeErrors(generate(spec).tree)).toBe('');
}, 120_000);

test('what people wrote is never replaced by what is generated', () => {
  const spec = { ...anApp([aRoute()]), source: { 'README.md': 'mine' } };
  expect(generate(spec).tree['README.md']).toBe('mine');
  expect(generate(spec).origins['README.md']).toBeUndefined();
});

test('a new construct of each kind comes with a typed handler, and the design stays clean', async () => {
  const drafts: Draft[] = [
    { kind: 'route', path: '/orders/{id}', methods: ['GET'] },
    { kind: 'route', path: '/orders/{id}', methods: ['DELETE'] },
    { kind: 'schedule', name: 'sweep', expression: 'rate(5 minutes)' },
    { kind: 'cw-event', name: 'repo', pattern: { source: ['aws.codecommit'] } },
    { kind: 'lambda-function', name: 'double' },
    { kind: 'authorizer', type: 'builtin', name: 'token_auth' },
    { kind: 'websocket-handler', event: 'connect' },
    { kind: 'websocket-handler', event: 'message' },
    { kind: 'middleware', eventType: 'all' },
  ];
  let spec = anApp();
  for (const draft of drafts) {
    const result = applyEdits(spec, newConstruct(spec, draft).edits);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    spec = result.spec;
  }
  expect(checkSpec(spec)).toEqual([]);
  expect(await typeErrors(generate(spec).tree)).toBe('');
}, 60_000);
