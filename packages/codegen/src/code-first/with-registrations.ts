import {
  type AppSpec,
  type Blueprint,
  collectionOfKind,
  type Entity,
  findEntity,
  inOrder,
  listEntities,
  type Problem,
  sameJson,
} from '@chalice-studio/appspec';
import { generate } from '../generate';
import { importProject } from '../import-project';
import { mapReferences } from '../project/natural-keys';
import { normalApp, normalEntity } from '../project/normal-form';
import { sameConstructs } from './same-constructs';

/**
 * The document of a code-first project as its code says it now. `app` is the app as a sandbox loaded it. What code has no
 * word for stays as it is; a construct that is still there keeps its id, and with it its place and its access.
 */
export function withRegistrations(spec: AppSpec, app: unknown): { spec: AppSpec; problems: readonly Problem[] } {
  const imported = importProject({ app, files: generate(spec).tree });
  const ids = sameConstructs(imported.spec, spec);
  const idOf = (id: string) => ids.get(id) ?? id;
  const next: AppSpec = {
    ...spec,
    ...{ debug: imported.spec.debug, api: apiOf(spec, imported.spec), websocket: websocketOf(spec, imported.spec) },
    ...{ routes: {}, authorizers: {}, eventSources: {}, functions: {}, websocketHandlers: {}, middleware: {} },
    ...{ blueprints: {}, resources: { ...spec.resources }, uses: {} },
  };
  const put = (entity: Entity) => Object.assign(next[collectionOfKind[entity.kind]], { [entity.id]: entity });
  let last = inOrder(listEntities(spec)).at(-1)?.order ?? 'a000000';
  for (const told of listEntities(imported.spec)) {
    if (told.kind === 'use') continue;
    const present = findEntity(spec, idOf(told.id));
    // Code only names a resource.
    if (told.kind === 'resource' && present !== undefined) continue;
    if (present === undefined) last = placeAfter(last);
    const mounts = mountsOf(told, present);
    put({ ...renamed(told, idOf), ...mounts, order: present?.order ?? last });
  }
  for (const entity of listEntities(next)) {
    const present = findEntity(spec, entity.id);
    // The same in other words is no change.
    if (present !== undefined && sameJson(normalEntity(next, entity), normalEntity(spec, present))) put(present);
  }
  for (const use of Object.values(spec.uses)) {
    if (findEntity(next, use.from) !== undefined && findEntity(next, use.resource) !== undefined) put(use);
  }
  const problems = imported.problems.map((problem) => ({ ...problem, entityId: idOf(problem.entityId) }));
  return { spec: { ...next, extraCloudFormation: extraOf(spec, next) }, problems };
}

/** CORS and binary types are said in code, the rest of the API's settings is not; the same in other words stays. */
function apiOf(spec: AppSpec, told: AppSpec): AppSpec['api'] {
  const isSame = sameJson(normalApp({ ...spec, websocket: {} }), normalApp({ ...told, websocket: {} }));
  if (isSame) return spec.api;
  const { cors: _, binaryTypes: __, ...kept } = spec.api;
  const { cors, binaryTypes } = told.api;
  return { ...kept, ...(cors === undefined ? {} : { cors }), ...(binaryTypes === undefined ? {} : { binaryTypes }) };
}

function websocketOf(spec: AppSpec, told: AppSpec): AppSpec['websocket'] {
  return sameJson(normalApp({ ...spec, api: {} }), normalApp({ ...told, api: {} })) ? spec.websocket : told.websocket;
}

/** The extra CloudFormation of constructs goes with them. */
function extraOf(spec: AppSpec, next: AppSpec): AppSpec['extraCloudFormation'] {
  const { constructs, ...extra } = spec.extraCloudFormation;
  if (constructs === undefined) return spec.extraCloudFormation;
  const left = Object.entries(constructs).filter(([id]) => findEntity(next, id) !== undefined);
  return { ...extra, constructs: Object.fromEntries(left) };
}

function renamed(entity: Entity, idOf: (id: string) => string): Entity {
  const copy = { ...mapReferences(entity, idOf), id: idOf(entity.id) };
  return 'blueprint' in copy && copy.blueprint !== undefined ? { ...copy, blueprint: idOf(copy.blueprint) } : copy;
}

/** Mounts have ids that code knows nothing of: those of before stay where it says the same. */
function mountsOf(told: Entity, present: Entity | undefined): Pick<Blueprint, 'mounts'> | undefined {
  if (told.kind !== 'blueprint' || present?.kind !== 'blueprint') return undefined;
  const prefixes = ({ mounts }: Blueprint) =>
    Object.values(mounts)
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ order: _, ...prefix }) => prefix);
  return sameJson(prefixes(told), prefixes(present)) ? { mounts: present.mounts } : undefined;
}

/** Orders compare as text: as wide as the one before, or else longer by a character. */
function placeAfter(order: string): string {
  const next = (Number.parseInt(order.slice(1), 36) + 1).toString(36).padStart(order.length - 1, '0');
  return next.length < order.length ? `${order.slice(0, 1)}${next}` : `${order}0`;
}
