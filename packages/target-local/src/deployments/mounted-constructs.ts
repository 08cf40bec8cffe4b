import type { AppSpec } from '@chalice-studio/appspec';

export type Place = { namePrefix?: string | undefined; urlPrefix?: string | undefined };

/** The places of a construct: the app itself, or each mount of its blueprint. */
export function placesOf(spec: AppSpec, construct: { blueprint?: string | undefined }): readonly Place[] {
  if (construct.blueprint === undefined) return [{}];
  return Object.values(spec.blueprints[construct.blueprint]?.mounts ?? {});
}

/** A named construct with each name under which it is deployed. */
export function deployedNames(spec: AppSpec, construct: { blueprint?: string | undefined; name: string }): string[] {
  return placesOf(spec, construct).map((place) => `${place.namePrefix ?? ''}${construct.name}`);
}

/** Chalice joins prefix and path with one slash and drops the one at the end: `/bp` and `/` give `/bp`. */
export function mountedPath({ urlPrefix }: Place, path: string): string {
  if (urlPrefix === undefined || urlPrefix === '') return path;
  const joined = `${urlPrefix.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return joined === '/' ? joined : joined.replace(/\/$/, '');
}
