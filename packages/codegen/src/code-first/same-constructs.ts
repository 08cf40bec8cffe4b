import { type AppSpec, type Entity, listEntities } from '@chalice-studio/appspec';
import { naturalKeys } from '../project/natural-keys';

/**
 * Id of a construct in `told` → id of the one in `present` that it still is: the one that is called the same, or else the
 * only other one that has its handler. So a route whose path was changed stays the route that it was.
 */
export function sameConstructs(told: AppSpec, present: AppSpec): Map<string, string> {
  const same = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (entity: Entity, id: string | undefined) => {
    if (id === undefined || taken.has(id)) return;
    same.set(entity.id, id);
    taken.add(id);
  };
  const entities = listEntities(told).filter(({ kind }) => kind !== 'use');
  const presentIds = new Map([...naturalKeys(present)].map(([id, key]) => [key, id]));
  const toldKeys = naturalKeys(told);
  for (const entity of entities) pair(entity, presentIds.get(toldKeys.get(entity.id) ?? ''));
  const left = (spec: AppSpec, isPaired: (id: string) => boolean) =>
    listEntities(spec).filter((each) => 'handler' in each && !isPaired(each.id));
  const unpaired = left(told, (id) => same.has(id));
  const free = left(present, (id) => taken.has(id));
  for (const entity of unpaired) {
    const alike = (each: Entity) => handlerKey(each) === handlerKey(entity);
    const candidates = free.filter(alike);
    if (candidates.length === 1 && unpaired.filter(alike).length === 1) pair(entity, candidates[0]?.id);
  }
  return same;
}

function handlerKey(entity: Entity): string | undefined {
  return 'handler' in entity ? `${entity.kind} ${entity.handler.file} ${entity.handler.export}` : undefined;
}
