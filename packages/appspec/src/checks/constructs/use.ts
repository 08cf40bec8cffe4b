import type { AppSpec } from '../../app-spec';
import type { ResourceType } from '../../constructs/resource';
import type { Use } from '../../constructs/use';
import { reservedVariables } from '../../limits';
import type { Problem } from '../../problem';
import { finding, findingIf, setting } from '../finding';

/** What a type of resource can be given for. */
const accessOf: Readonly<Record<ResourceType, readonly Use['access'][number][]>> = {
  table: ['read', 'write'],
  bucket: ['read', 'write'],
  queue: ['read', 'send'],
  topic: ['publish'],
  stream: ['read', 'write'],
};

export function checkUse(use: Use, spec: AppSpec): Problem[] {
  const { id, access, environmentVariable: variable } = use;
  const resource = spec.resources[use.resource];
  if (resource === undefined) {
    const message = 'The resource of this edge is gone. Remove the edge.';
    const fix = { label: 'Remove the edge', edits: [{ type: 'remove' as const, id }] };
    return [finding(id, { path: ['resource'], code: 'missing-resource', message, fix })];
  }
  const allowed = accessOf[resource.type];
  const rest = access.filter((each) => allowed.includes(each));
  const value = rest.length > 0 ? rest : [...allowed.slice(0, 1)];
  const path = ['environmentVariable'];
  return [
    ...access
      .filter((each) => !allowed.includes(each))
      .map((each) =>
        finding(id, {
          path: ['access'],
          code: 'wrong-access',
          message: `A ${resource.type} cannot be given “${each}”; it takes ${allowed.join(', ')}.`,
          ...setting(`Allow ${value.join(', ')}`, { id, path: ['access'], value }),
        }),
      ),
    ...findingIf(variable !== undefined && reservedVariables.includes(variable), id, {
      path,
      code: 'reserved-variable',
      message: `Lambda sets ${variable} itself. Use another name.`,
      ...setting('Name it by the resource', { id, path }),
    }),
    ...findingIf(variable !== undefined && !/^[A-Za-z][A-Za-z0-9_]+$/.test(variable), id, {
      path,
      code: 'variable-name',
      message: `“${variable}”: a variable begins with a letter, and at least one more letter, digit or _ follows.`,
      ...setting('Name it by the resource', { id, path }),
    }),
  ];
}
