import { applyEdits, appSpecSchema, checkSpec, collectionKeys, listEntities } from '@chalice-studio/appspec';
import { anApp, aRoute, arbitraryAppSpec } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Draft, findOrigin, generate, newConstruct } from './index';
import { aShop } from './testing/a-shop';
import { typeErrors } from './testing/run-project';

test('an app of every part reads as a person would write it', async () => {
  const { spec, ids } = aShop();
  expect(checkSpec(spec).filter((problem) => problem.severity === 'error')).toEqual([]);
  const { tree, origins } = generate(spec);
  for (const file of ['app.ts', 'schemas.ts', 'chalicelib/blueprints/admin.ts', 'test/app.test.ts', 'README.md'])
    await expect(tree[file]).toMatchFileSnapshot(`../golden/shop/${file}`);
  expect(await typeErrors(tree)).toBe('');
  const lines = (id: string) => {
    const origin = findOrigin(origins, id);
    return tree[origin?.file ?? '']?.split('\n').slice((origin?.from ?? 0) - 1, origin?.to);
  };
  expect(lines(ids.order)?.join('\n')).toMatch(/^app\.route\(\s+'\/orders\/\{id\}'/);
  expect(lines(ids.audit)).toEqual([
    "admin.route('/audit', { authorizer: people.withScopes(['audit']) }, auditTrail);",
  ]);
});

test('any clean document gives a project that type-checks', async () => {
  // One compiler for eight projects: it takes most of its time to start.
  const documents = fc.array(arbitraryAppSpec(), { minLength: 8, maxLength: 8 });
  const property = fc.asyncProperty(documents, async (specs) => {
    const trees = specs.map((spec, index) =>
      Object.entries(generate(spec).tree).map(([file, text]) => [`project${index}/${file}`, text] as const),
    );
    const config = JSON.parse(generate(anApp()).tree['tsconfig.json'] ?? '');
    const tsconfig = JSON.stringify({ ...config, include: ['project*/**/*.ts'] });
    expect(await typeErrors({ ...Object.fromEntries(trees.flat()), 'tsconfig.json': tsconfig })).toBe('');
  });
  await fc.assert(property, { numRuns: 1, endOnFailure: true });
}, 120_000);

test('a project depends on its document alone, not on the order in which the document happens to be kept', () => {
  fc.assert(
    fc.property(arbitraryAppSpec(), (spec) => {
      const { tree, origins } = generate(deepFreeze(spec));
      const reversed = Object.fromEntries(
        Object.entries(spec).map(([key, value]) => [
          key,
          collectionKeys.some((each) => each === key) ? Object.fromEntries(Object.entries(value).reverse()) : value,
        ]),
      );
      expect(generate(appSpecSchema.parse(reversed))).toEqual({ tree, origins });
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test('every line that an entity causes says so', () => {
  fc.assert(
    fc.property(arbitraryAppSpec(), (spec) => {
      const { tree, origins } = generate(spec);
      for (const entity of listEntities(spec)) {
        if (!('handler' in entity)) continue;
        const origin = findOrigin(origins, entity.id);
        const lines = tree[origin?.file ?? '']?.split('\n').slice((origin?.from ?? 0) - 1, origin?.to);
        expect(lines?.join('\n')).toContain(entity.handler.export);
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

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

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
