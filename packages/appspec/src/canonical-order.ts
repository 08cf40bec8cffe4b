import { type AppSpec, collectionKeys } from './app-spec';
import { inOrder } from './entities';

/**
 * The same document with its constructs in order, however a store keeps the keys of objects: what is made of it by
 * going through them is then the same as well.
 */
export function inCanonicalOrder(spec: AppSpec): AppSpec {
  const collections = collectionKeys.map((key) => {
    const entities: { id: string; order: string }[] = Object.values(spec[key]);
    return [key, Object.fromEntries(inOrder(entities).map((entity) => [entity.id, entity]))];
  });
  return { ...spec, ...Object.fromEntries(collections) };
}
