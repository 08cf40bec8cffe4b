import { type AppSpec, findEntity, inOrder, type Json, labelOf, listEntities } from '@chalice-studio/appspec';
import { json } from './chalice-config';

/** `.chalice/studio.json`: what Chalice has no word for. Entities are named by what they are, never by id. */
export function studioFile(spec: AppSpec): string {
  const nameOf = (id: string): string => {
    const entity = findEntity(spec, id);
    return entity === undefined ? id : labelOf(spec, entity);
  };
  const resources = inOrder(Object.values(spec.resources)).map(({ id: _, order: __, kind: ___, ...fields }) => fields);
  const uses = inOrder(Object.values(spec.uses)).map((use) => ({
    from: nameOf(use.from),
    resource: nameOf(use.resource),
    access: use.access,
    ...(use.environmentVariable === undefined ? {} : { environmentVariable: use.environmentVariable }),
  }));
  const options = listEntities(spec).flatMap((entity) => {
    const extra = beyondChalice(entity);
    return Object.keys(extra).length === 0 ? [] : [[labelOf(spec, entity), extra] as const];
  });
  return json(
    JSON.parse(
      JSON.stringify({
        version: 1,
        description: spec.description,
        resources,
        uses,
        options: Object.fromEntries(options),
        usagePlan: spec.api.usagePlan,
        extraCloudFormation: spec.extraCloudFormation,
      }),
    ),
  );
}

const optionNames = ['deadLetter', 'retries', 'filters', 'filterPolicy'];

function beyondChalice(entity: object): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(entity).filter(([key]) => optionNames.includes(key)));
}
