import { type AppSpec, type Entity, listEntities, type StageConfig } from '@chalice-studio/appspec';
import { arbitraryAppSpec, arbitraryStageConfig } from '@chalice-studio/appspec/testing';
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
