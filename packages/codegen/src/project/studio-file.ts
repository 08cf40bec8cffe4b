import {
  APP_ID,
  type AppSpec,
  type Entity,
  inOrder,
  listEntities,
  type StageConfig,
  sameJson,
} from '@chalice-studio/appspec';
import { json } from './json';
import { mapReferences, naturalKeys } from './natural-keys';
import { normalApp, normalEntity } from './normal-form';
import { providedPackages } from './package-json';
import type { StudioFile } from './studio-file-schema';

/** `.chalice/studio.json`: what neither Chalice's files nor the code have a word for. Entities are named by what they are, never by id. */
export function studioFile(spec: AppSpec, stages: readonly StageConfig[], written: readonly string[]): string {
  const keys = naturalKeys(spec);
  const keyOf = (id: string) => keys.get(id) ?? id;
  const file: StudioFile = {
    version: 1,
    ...(spec.mode === 'designed' ? {} : { mode: spec.mode }),
    description: spec.description,
    provided: providedPackages(spec),
    written,
    resources: inOrder(Object.values(spec.resources)).map((each) => detached(each, keyOf)),
    uses: inOrder(Object.values(spec.uses)).map((each) => detached(each, keyOf)),
    authorizers: inOrder(Object.values(spec.authorizers))
      .filter((each) => each.type !== 'builtin')
      .map((each) => detached(each, keyOf)),
    options: byKey(spec, keyOf, (entity) => optionsOf(mapReferences(entity, keyOf))),
    spelling: inReadingOrder({ ...appSpelling(spec), ...byKey(spec, keyOf, (entity) => spellingOf(spec, entity)) }),
    unmounted: unmountedBlueprints(spec, keyOf),
    usagePlan: inReadingOrder(spec.api.usagePlan),
    extraCloudFormation: extraCloudFormation(spec, keyOf),
    stages: Object.fromEntries(stages.map((stage) => [stage.name, stageFields(stage, keyOf)])),
  };
  return json(withoutEmpty(file));
}

type KeyOf = (id: string) => string;

/** An entity without its id and place. */
function detached(entity: Entity, keyOf: KeyOf): Record<string, unknown> {
  const { id: _, order: __, kind: ___, ...fields } = mapReferences(entity, keyOf);
  return inReadingOrder(fields);
}

const firstFields = ['kind', 'type', 'name', 'from', 'resource', 'access', 'origin', 'partitionKey', 'sortKey'];

/** A document may keep fields in any order, files are read in one: what it is, its name, then the rest by name. */
function inReadingOrder<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const place = (key: string) => (firstFields.includes(key) ? firstFields.indexOf(key) : firstFields.length);
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inReadingOrder(each)])) as Value;
}

function byKey(
  spec: AppSpec,
  keyOf: KeyOf,
  fieldsOf: (entity: Entity) => Record<string, unknown>,
): Record<string, Record<string, unknown>> {
  const unmounted = new Set(
    Object.values(spec.blueprints)
      .filter(isUnmounted)
      .map((each) => each.id),
  );
  return Object.fromEntries(
    listEntities(spec).flatMap((entity) => {
      if (entity.kind === 'resource' || entity.kind === 'use' || entity.kind === 'blueprint') return [];
      if ('blueprint' in entity && entity.blueprint !== undefined && unmounted.has(entity.blueprint)) return [];
      const fields = fieldsOf(entity);
      return Object.keys(fields).length === 0 ? [] : [[keyOf(entity.id), fields]];
    }),
  );
}

const optionNames = ['bodySchema', 'querySchema', 'responseSchema'];

function optionsOf(entity: Entity): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entity).filter(([key, value]) => optionNames.includes(key) && value !== undefined),
  );
}

/** Fields that a running app would tell in other words: `batchSize: 1` where 1 is the default, headers in another order. */
function spellingOf(spec: AppSpec, entity: Entity): Record<string, unknown> {
  if (entity.kind === 'authorizer' && entity.type !== 'builtin') return {};
  const normal: Record<string, unknown> = { ...normalEntity(spec, entity) };
  return Object.fromEntries(
    Object.entries(entity)
      .filter(([key, value]) => value !== undefined && !sameJson(value, normal[key]))
      .map(([key, value]) => [key, key === 'authorizer' ? { scopes: Reflect.get(Object(value), 'scopes') } : value]),
  );
}

function appSpelling(spec: AppSpec): Record<string, Record<string, unknown>> {
  const normal = normalApp(spec);
  const { cors, binaryTypes } = spec.api;
  const { routeSelectionExpression } = spec.websocket;
  const fields = Object.entries({ cors, binaryTypes, routeSelectionExpression }).filter(
    ([key, value]) => value !== undefined && !sameJson(value, normal[key as keyof typeof normal]),
  );
  return fields.length === 0 ? {} : { [APP_ID]: Object.fromEntries(fields) };
}

const isUnmounted = (blueprint: AppSpec['blueprints'][string]) => Object.keys(blueprint.mounts).length === 0;

/** A running app knows nothing of a blueprint that it does not register. */
function unmountedBlueprints(spec: AppSpec, keyOf: KeyOf): StudioFile['unmounted'] {
  return inOrder(Object.values(spec.blueprints).filter(isUnmounted)).map(({ id, name }) => ({
    name,
    constructs: listEntities(spec)
      .filter((each) => 'blueprint' in each && each.blueprint === id)
      .map((each) => {
        const { id: _, order: __, blueprint: ___, ...fields }: Record<string, unknown> = mapReferences(each, keyOf);
        return inReadingOrder({ ...fields, kind: each.kind });
      }),
  }));
}

function extraCloudFormation({ extraCloudFormation: extra }: AppSpec, keyOf: KeyOf): StudioFile['extraCloudFormation'] {
  const constructs = Object.entries(extra.constructs ?? {}).map(([id, value]) => [keyOf(id), value] as const);
  return {
    ...(extra.template === undefined ? {} : { template: extra.template }),
    ...(extra.constructs === undefined ? {} : { constructs: Object.fromEntries(constructs) }),
  };
}

function stageFields(stage: StageConfig, keyOf: KeyOf): StudioFile['stages'][string] {
  const pinned = Object.entries(stage.pinnedLogicalIds).map(([id, logicalId]) => [keyOf(id), logicalId] as const);
  return {
    target: stage.target,
    isProduction: stage.isProduction,
    nodeVersion: stage.nodeVersion,
    secrets: stage.secrets,
    pinnedLogicalIds: Object.fromEntries(pinned),
  };
}

/** What there is nothing of is not written: most apps need few lines here. */
function withoutEmpty(file: StudioFile): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === '' || (typeof value === 'object' && Object.keys(Object(value)).length === 0);
  return Object.fromEntries(Object.entries(file).filter(([key, value]) => key === 'usagePlan' || !isEmpty(value)));
}
