import type { AppSpec, Entity } from '../app-spec';
import { inOrder } from '../entities';
import { labelOf } from '../entity-label';
import type { Problem } from '../problem';
import { finding, setting } from './finding';
import { freeName } from './free-name';

/** Things that code or AWS would know by one name. Functions, routes and WebSocket handlers have rules of their own. */
export function checkDuplicates(spec: AppSpec): Problem[] {
  return [
    ...twice(spec, Object.values(spec.resources), {
      code: 'duplicate-resource-name',
      namesOf: (each) => [
        `${each.type} ${each.name}`,
        ...(each.origin.type === 'existing' ? [`${each.type} ${each.origin.identifier}`] : []),
      ],
    }),
    ...twice(spec, Object.values(spec.blueprints), {
      code: 'duplicate-blueprint-name',
      namesOf: (each) => [`blueprint ${each.name.toLowerCase()}`],
    }),
    ...twice(spec, Object.values(spec.authorizers), {
      code: 'duplicate-authorizer-name',
      // Built-in ones are functions; a prefix of their blueprint may tell them apart.
      namesOf: (each) => (each.type === 'iam' ? ['sigv4'] : each.type === 'builtin' ? [] : [each.name]),
    }),
  ];
}

function twice<Each extends Entity>(
  spec: AppSpec,
  entities: readonly Each[],
  { code, namesOf }: { code: string; namesOf: (entity: Each) => string[] },
): Problem[] {
  const owners = new Map<string, string>();
  return inOrder(entities).flatMap((entity): Problem[] => {
    const names = namesOf(entity);
    const isTaken = names.some((name) => owners.has(name) && owners.get(name) !== entity.id);
    for (const name of names) if (!owners.has(name)) owners.set(name, entity.id);
    if (!isTaken) return [];
    const message = `There is another ${labelOf(spec, entity)}. Rename one of them, or remove it.`;
    if (!('name' in entity)) return [finding(entity.id, { path: ['name'], code, message })];
    const taken = new Set(entities.flatMap((each) => ('name' in each && each.name !== undefined ? [each.name] : [])));
    const value = freeName(entity.name ?? '', taken);
    const fix = setting(`Rename it to ${value}`, { id: entity.id, path: ['name'], value });
    return [finding(entity.id, { path: ['name'], code, message, ...fix })];
  });
}
