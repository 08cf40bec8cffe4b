import { type AppSpec, type Edit, type Entity, entityLabel, findEntity, mountedPaths } from '@chalice-studio/appspec';
import type { Connection } from './connections';
import { keptGuards } from './guarding';
import { nextOrder } from './next-order';

/**
 * What dropping constructs onto a blueprint does (or out of every blueprint: `undefined`). Nothing when all of them are
 * there already.
 */
export function moveInto(
  spec: AppSpec,
  ids: readonly string[],
  blueprintId: string | undefined,
): Connection | undefined {
  const entities = ids.flatMap((id) => findEntity(spec, id) ?? []);
  const movable = entities.filter((entity) => 'handler' in entity);
  const moved = movable.filter((entity) => entity.blueprint !== blueprintId);
  if (movable.length === 0)
    return blueprintId === undefined || entities.length === 0 ? undefined : { refused: refusalOf(entities[0]) };
  if (moved.length === 0) return undefined;
  const edits = moved.map((entity): Edit => {
    const at: Edit = { type: 'set', id: entity.id, path: ['blueprint'] };
    return blueprintId === undefined ? at : { ...at, value: blueprintId };
  });
  const [first] = moved;
  const what = moved.length === 1 && first !== undefined ? entityLabel(spec, first.id) : `${moved.length} constructs`;
  const guards = keptGuards(spec, edits);
  const all = [...edits, ...guards.edits];
  if (blueprintId === undefined) {
    const done = `Moved ${what} out of ${nameOf(spec, first)}${pathWords(spec, moved, undefined)}${guards.words}`;
    return { edits: all, done };
  }
  const blueprint = spec.blueprints[blueprintId];
  if (blueprint === undefined) return { refused: 'This blueprint is gone.' };
  const mount = mountOf(spec, blueprint);
  const done = `Moved ${what} into ${blueprint.name}${pathWords(mountedSpec(spec, blueprint, mount), moved, blueprintId)}${guards.words}`;
  return { edits: [...all, ...(mount?.edits ?? [])], done };
}

type Blueprint = AppSpec['blueprints'][string];
type NewMount = { edits: Edit[]; mounts: Blueprint['mounts'] };

/** What is moved into a blueprint that is mounted nowhere would answer to nobody: it is mounted under its name. */
function mountOf(spec: AppSpec, blueprint: Blueprint): NewMount | undefined {
  if (Object.keys(blueprint.mounts).length > 0) return undefined;
  const value = { order: nextOrder(spec), urlPrefix: `/${blueprint.name}` };
  return {
    edits: [{ type: 'set', id: blueprint.id, path: ['mounts', 'main'], value }],
    mounts: { main: value },
  };
}

function mountedSpec(spec: AppSpec, blueprint: Blueprint, mount: NewMount | undefined): Pick<AppSpec, 'blueprints'> {
  if (mount === undefined) return spec;
  return { blueprints: { ...spec.blueprints, [blueprint.id]: { ...blueprint, mounts: mount.mounts } } };
}

/** Where a single route answers from now on. */
function pathWords(spec: Pick<AppSpec, 'blueprints'>, moved: readonly Entity[], blueprint: string | undefined): string {
  const [only, ...others] = moved;
  if (only?.kind !== 'route' || others.length > 0) return '';
  const paths = mountedPaths(spec, blueprint === undefined ? { path: only.path } : { path: only.path, blueprint });
  return paths.length === 0 ? '' : `: it answers at ${paths.join(' and ')}`;
}

function nameOf(spec: AppSpec, entity: Entity | undefined): string {
  const id = entity !== undefined && 'blueprint' in entity ? entity.blueprint : undefined;
  return id === undefined ? 'its blueprint' : (spec.blueprints[id]?.name ?? 'its blueprint');
}

function refusalOf(entity: Entity | undefined): string {
  if (entity?.kind === 'resource') return 'Resources belong to the whole app: a blueprint holds routes and handlers.';
  if (entity?.kind === 'blueprint') return 'A blueprint cannot hold another one (Chalice mounts them side by side).';
  if (entity?.kind === 'authorizer')
    return 'Only a built-in authorizer has code, and a blueprint holds code: this one stays with the app.';
  return 'A blueprint holds routes and handlers.';
}
