import type { AppSpec } from './app-spec';
import { freeName } from './checks/free-name';
import type { Authorizer, BuiltinAuthorizer } from './constructs/authorizer';
import type { Edit } from './edits/edit';
import { sameJson } from './edits/json-path';
import { listEntities } from './entities';
import { createId, type EntityKind } from './ids';

/** A part of the app whose code can name an authorizer: a blueprint, or the app itself (`undefined`). */
export type Place = string | undefined;

export type PlacedAuthorizer = {
  /** The authorizer that routes of the place can name. */
  id: string;
  /** What makes it so; the routes are not among it. */
  edits: readonly Edit[];
  /** What that is in words that follow a semicolon; nothing when it can be named as it is. */
  words?: string;
};

/**
 * The authorizer as routes of another part of the app can name it. A built-in one is registered on the app or on one
 * blueprint: it goes along when it guards nobody else, else the place gets one of its own that runs the same code.
 */
export function authorizerFor(
  spec: AppSpec,
  { authorizer, place, routeIds }: { authorizer: Authorizer; place: Place; routeIds: readonly string[] },
): PlacedAuthorizer {
  if (authorizer.type !== 'builtin' || authorizer.blueprint === place) return { id: authorizer.id, edits: [] };
  const twin = Object.values(spec.authorizers).find((each) => isTwin(each, authorizer, place));
  if (twin !== undefined)
    return { id: twin.id, edits: [], words: `guarded by ${nameOf(twin)} of ${placeName(spec, place)}` };
  const guarded = Object.values(spec.routes).filter((route) => route.authorizer?.id === authorizer.id);
  if (guarded.every((route) => routeIds.includes(route.id) || route.blueprint === place)) {
    const edit: Edit = { type: 'set', id: authorizer.id, path: ['blueprint'] };
    const edits = [place === undefined ? edit : { ...edit, value: place }];
    return { id: authorizer.id, edits, words: `${nameOf(authorizer)} is registered in ${placeName(spec, place)} now` };
  }
  return copied(spec, authorizer, place);
}

function copied(spec: AppSpec, authorizer: BuiltinAuthorizer, place: Place): PlacedAuthorizer {
  const taken = new Set(
    listEntities(spec).flatMap((each) => ('name' in each && each.name !== undefined ? [each.name] : [])),
  );
  const { blueprint: _, ...fields } = authorizer;
  const entity: BuiltinAuthorizer = {
    ...fields,
    id: idOfCopy(spec, 'authorizer', authorizer.id, place),
    name: freeName(authorizer.name, taken),
    ...(place === undefined ? {} : { blueprint: place }),
  };
  const uses = Object.values(spec.uses)
    .filter((use) => use.from === authorizer.id)
    .map((use) => ({ ...use, id: idOfCopy(spec, 'use', use.id, place), from: entity.id }));
  return {
    id: entity.id,
    edits: [
      { type: 'create', collection: 'authorizers', entity },
      ...uses.map((use): Edit => ({ type: 'create', collection: 'uses', entity: use })),
    ],
    words: `${placeName(spec, place)} gets ${nameOf(entity)} of the same code`,
  };
}

const nameOf = (authorizer: Authorizer): string =>
  authorizer.type === 'iam' ? 'IAM authorizer' : `authorizer ${authorizer.name}`;

export const placeName = (spec: AppSpec, place: Place): string =>
  place === undefined ? 'the app' : (spec.blueprints[place]?.name ?? 'its blueprint');

/** The same code with the same settings, there already. */
function isTwin(other: Authorizer, authorizer: BuiltinAuthorizer, place: Place): boolean {
  if (other.type !== 'builtin' || other.blueprint !== place) return false;
  const alike = (each: BuiltinAuthorizer) => [
    each.handler,
    each.ttlSeconds ?? null,
    each.header ?? null,
    each.executionRole ?? null,
  ];
  return sameJson(alike(other), alike(authorizer));
}

/** The same at every look, as a problem's fix must be, and free. */
function idOfCopy(spec: AppSpec, kind: EntityKind, of: string, place: Place): string {
  const ids = new Set(listEntities(spec).map((each) => each.id));
  const [from, to] = [suffixOf(of), suffixOf(place ?? 'app_aaaaaaaaaa')];
  for (let step = 0; ; step += 1) {
    const id = createId(kind, (length) =>
      Uint8Array.from({ length }, (_, at) => from.charCodeAt(at) + to.charCodeAt(at) + step),
    );
    if (!ids.has(id)) return id;
  }
}

const suffixOf = (id: string): string => id.slice(id.lastIndexOf('_') + 1);
