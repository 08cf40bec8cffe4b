import { type AppSpec, type Entity, listEntities, type StageConfig } from '@chalice-studio/appspec';
import { anApp, arbitraryAppSpec, arbitraryStageConfig } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generate, importProject } from './index';
import { mapReferences, naturalKeys } from './project/natural-keys';
import { loadProject } from './testing/load-bundle';

async function roundTrip(spec: AppSpec, stages: readonly StageConfig[] = []) {
  const { tree } = generate(spec, stages);
  return importProject({ app: await loadProject(spec, tree), files: tree });
}

test('a project that was generated is imported as the document that it was', async () => {
  const documents = arbitraryAppSpec().chain((spec) =>
    fc.tuple(fc.constant(spec), fc.array(arbitraryStageConfig(spec), { maxLength: 2 })),
  );
  await fc.assert(
    fc.asyncProperty(documents, async ([spec, drafts]) => {
      const stages = drafts.map((stage, index) => ({ ...stage, name: `stage${index}` }));
      const imported = await roundTrip(spec, stages);
      expect(imported.problems).toEqual([]);
      expect(withoutIds(imported.spec)).toEqual(withoutIds(spec));
      const pinned = (each: readonly StageConfig[], of: AppSpec) => each.map((stage) => pinnedByKey(stage, of));
      expect(pinned(imported.stages, imported.spec)).toEqual(pinned(stages, spec));
    }),
    // Each run bundles and loads an app; shrinking would take minutes.
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);

/** A document with natural keys for ids, and ranks among their like for places. */
function withoutIds(spec: AppSpec): unknown {
  const keys = naturalKeys(spec);
  const keyOf = (id: string) => keys.get(id) ?? id;
  const ranks = new Map<string, number>();
  const entities = listEntities(spec).map((entity) => {
    const {
      id: _,
      blueprint,
      order: __,
      ...fields
    }: Record<string, unknown> & Entity & { blueprint?: string } = mapReferences(entity, keyOf);
    const group = groupOf(spec, entity);
    ranks.set(group, (ranks.get(group) ?? 0) + 1);
    const mounts =
      entity.kind === 'blueprint'
        ? { mounts: Object.values(entity.mounts).map(({ order: ___, ...mount }) => mount) }
        : {};
    return {
      ...fields,
      ...mounts,
      key: entity.kind === 'use' ? undefined : keyOf(entity.id),
      group,
      rank: ranks.get(group),
      blueprint: blueprint && keyOf(blueprint),
    };
  });
  const sorted = entities.sort((a, b) => `${a.group}${a.rank}`.localeCompare(`${b.group}${b.rank}`));
  const { constructs, ...extra } = spec.extraCloudFormation;
  const byKey = constructs && Object.fromEntries(Object.entries(constructs).map(([id, value]) => [keyOf(id), value]));
  const { name, description, mode, debug, api, websocket, dependencies, source } = spec;
  return {
    name,
    description,
    mode,
    debug,
    api,
    websocket,
    dependencies,
    source,
    entities: sorted,
    extra,
    constructs: byKey,
  };
}

/** Those that have an order among each other in the code. */
function groupOf(spec: AppSpec, entity: Entity): string {
  const blueprint = 'blueprint' in entity ? (entity.blueprint ?? '') : '';
  const name = spec.blueprints[blueprint]?.name ?? '';
  const isMounted = entity.kind === 'blueprint' && Object.keys(entity.mounts).length > 0;
  return [
    entity.kind,
    'type' in entity && entity.kind === 'authorizer' && entity.type === 'builtin',
    name,
    isMounted,
  ].join();
}

function pinnedByKey(stage: StageConfig, spec: AppSpec): unknown {
  const keys = naturalKeys(spec);
  const pinned = Object.entries(stage.pinnedLogicalIds).map(([id, logicalId]) => [keys.get(id), logicalId]);
  return { ...stage, pinnedLogicalIds: Object.fromEntries(pinned) };
}

test('a project that people wrote by hand becomes a document that leaves their files alone', async () => {
  const tree = {
    'app.ts': `import { Chalice, CognitoUserPoolAuthorizer, Rate } from '@chalice-studio/runtime';
import { adminRoutes } from './chalicelib/admin';
import * as orders from './chalicelib/orders';
export const app = new Chalice('bakery');
app.api.cors = true;
const people = new CognitoUserPoolAuthorizer('people', { providerArns: ['arn:pool'], scopes: ['read'] });
app.get('/orders', orders.list);
app.post('/orders', { authorizer: people.withScopes(['write']) }, orders.add);
app.get('/health', () => 'well');
app.schedule(new Rate(1, Rate.HOURS), { name: 'sweep' }, orders.sweep);
app.onSqsMessage({ name: 'bake', queue: 'ovens', managed: true, batchSize: 5 }, orders.bake);
app.onDynamodbRecord('arn:aws:dynamodb:eu-central-1:1:table/orders/stream/2026', { name: 'index' }, orders.bake);
app.registerBlueprint(adminRoutes, { urlPrefix: '/admin' });
`,
    'chalicelib/orders.ts': `export const list = () => [];
export { save as add };
function save() { return {}; }
export function sweep() {}
export function bake() {}
`,
    'chalicelib/admin.ts': `import { Blueprint } from '@chalice-studio/runtime';
import { list } from './orders';
export const adminRoutes = new Blueprint('admin');
adminRoutes.route('/orders', list);
`,
    'package.json': JSON.stringify({ dependencies: { '@chalice-studio/runtime': '^0.1.0', fflate: '^0.8.0' } }),
    '.chalice/config.json': JSON.stringify({
      version: '2.0',
      app_name: 'bakery',
      lambda_timeout: 20,
      stages: { dev: { lambda_memory_size: 256, iam_policy_file: 'policy-dev.json', autogen_policy: false } },
    }),
    '.chalice/policy-dev.json': JSON.stringify({ Version: '2012-10-17', Statement: [] }),
  };
  const { spec, stages, problems } = importProject({ app: await loadProject(anApp(), tree), files: tree });
  expect(spec).toMatchObject({
    name: 'bakery',
    mode: 'code-first',
    api: { cors: true },
    dependencies: { packages: { fflate: '^0.8.0' } },
  });
  expect(Object.keys(spec.source).sort()).toEqual(['app.ts', 'chalicelib/admin.ts', 'chalicelib/orders.ts']);
  const [list, add, health, audit] = Object.values(spec.routes);
  const [cognito] = Object.values(spec.authorizers);
  expect(list).toMatchObject({
    path: '/orders',
    methods: ['GET'],
    handler: { file: 'chalicelib/orders.ts', export: 'list' },
  });
  expect(add).toMatchObject({ handler: { export: 'add' }, authorizer: { id: cognito?.id, scopes: ['write'] } });
  expect(audit).toMatchObject({ path: '/orders', blueprint: Object.keys(spec.blueprints)[0] });
  expect(problems).toMatchObject([{ entityId: health?.id, code: 'inline-handler', severity: 'warning' }]);
  expect(Object.values(spec.resources).map(({ type, name, origin }) => [type, name, origin.type])).toEqual([
    ['queue', 'ovens', 'managed'],
    ['table', 'orders', 'existing'],
  ]);
  expect(stages).toMatchObject([
    {
      name: 'dev',
      settings: { lambdaTimeout: 20, lambdaMemorySize: 256, autogenPolicy: false, iamPolicy: { Statement: [] } },
    },
  ]);
  // What is generated from it is what they wrote.
  const { tree: again } = generate(spec, stages);
  for (const file of Object.keys(spec.source)) expect(again[file]).toBe(tree[file as keyof typeof tree]);
});

test('what people wrote into package.json stays, beside dependencies that the studio changes', async () => {
  const manifest = {
    name: '@team/bakery',
    version: '2.1.0',
    license: 'UNLICENSED',
    type: 'module',
    scripts: { check: 'tsc', test: 'vitest run', build: 'node .chalice/build.mjs' },
    dependencies: { '@chalice-studio/runtime': 'file:.chalice/runtime.tgz', zod: '4.1.0' },
    devDependencies: { typescript: '~5.8.0', vitest: '^3.0.0' },
    overrides: { esbuild: '0.25.0' },
  };
  const tree = {
    'app.ts': `import { Chalice } from '@chalice-studio/runtime';\nexport const app = new Chalice('bakery');\n`,
    'package.json': JSON.stringify(manifest),
  };
  const { spec } = importProject({ app: await loadProject(anApp(), tree), files: tree });
  expect(spec.dependencies).toEqual({
    packages: { zod: '4.1.0' },
    devPackages: { typescript: '~5.8.0', vitest: '^3.0.0' },
    manifest: {
      ...{ name: '@team/bakery', version: '2.1.0', license: 'UNLICENSED', overrides: { esbuild: '0.25.0' } },
      // Its build is the one that an export brings along.
      scripts: { check: 'tsc', test: 'vitest run' },
    },
  });
  const changed = { ...spec, dependencies: { ...spec.dependencies, packages: { zod: '4.2.0' } } };
  expect(JSON.parse(generate(changed).tree['package.json'] ?? '')).toMatchObject({
    ...{ name: '@team/bakery', license: 'UNLICENSED', overrides: { esbuild: '0.25.0' } },
    dependencies: { zod: '4.2.0' },
    devDependencies: { typescript: '~5.8.0', vitest: '^3.0.0' },
  });
});

test('a route of a blueprint that the app’s authorizer guards keeps it', async () => {
  const tree = {
    'app.ts': `import { Blueprint, Chalice } from '@chalice-studio/runtime';
import { guard, view } from './chalicelib/views';
export const app = new Chalice('bakery');
const known = app.authorizer({ name: 'guard' }, guard);
const admin = new Blueprint('admin');
admin.route('/admin', { authorizer: known }, view);
app.registerBlueprint(admin);
`,
    'chalicelib/views.ts': 'export const view = () => ({});\nexport const guard = () => ({});\n',
  };
  const { spec } = importProject({ app: await loadProject(anApp(), tree), files: tree });
  const [authorizer] = Object.keys(spec.authorizers);
  expect(Object.values(spec.routes)).toMatchObject([{ path: '/admin', authorizer: { id: authorizer } }]);
});
