import { type AppSpec, type Entity, emptyAppSpec } from '../app-spec';
import type { Authorizer } from '../constructs/authorizer';
import type { Resource } from '../constructs/resource';
import type { Route } from '../constructs/route';
import type { Schedule } from '../constructs/schedule';
import type { Use } from '../constructs/use';
import { collectionOfKind } from '../entities';
import { createId, type EntityKind } from '../ids';

let count = 0;

/** Ids that differ and are the same in every run. */
export function testId(kind: EntityKind): string {
  count += 1;
  const number = count;
  return createId(kind, (length) =>
    Uint8Array.from({ length }, (_, index) => Math.floor(number / 32 ** (length - 1 - index)) % 32),
  );
}

/** A document with these entities, and a file that exports a function for each of their handlers. */
export function anApp(entities: readonly Entity[] = [], overrides: Partial<AppSpec> = {}): AppSpec {
  const spec = emptyAppSpec('shop');
  for (const entity of entities) Object.assign(spec[collectionOfKind[entity.kind]], { [entity.id]: entity });
  for (const entity of entities) {
    if (!('handler' in entity)) continue;
    const { file, export: name } = entity.handler;
    const before = spec.source[file] ?? '';
    if (!before.includes(`export function ${name}(`))
      spec.source[file] = `${before}export function ${name}() {\n  return {};\n}\n`;
  }
  return { ...spec, ...overrides };
}

const handlerOf = (name: string) => ({ file: 'chalicelib/handlers.ts', export: name });

export function aRoute(fields: Partial<Route> = {}): Route {
  return {
    id: testId('route'),
    order: `a${count}`,
    kind: 'route',
    path: '/orders',
    methods: ['GET'],
    handler: handlerOf('listOrders'),
    ...fields,
  };
}

export function aSchedule(fields: Partial<Schedule> = {}): Schedule {
  return {
    id: testId('schedule'),
    order: `a${count}`,
    kind: 'schedule',
    name: 'sweep',
    expression: 'rate(5 minutes)',
    handler: handlerOf('sweep'),
    ...fields,
  };
}

export function anAuthorizer(fields: Partial<Extract<Authorizer, { type: 'builtin' }>> = {}): Authorizer {
  return {
    id: testId('authorizer'),
    order: `a${count}`,
    kind: 'authorizer',
    type: 'builtin',
    name: 'token_auth',
    handler: handlerOf('tokenAuth'),
    ...fields,
  };
}

export function aTable(
  fields: Partial<Extract<Resource, { type: 'table' }>> = {},
): Extract<Resource, { type: 'table' }> {
  return {
    id: testId('resource'),
    order: `a${count}`,
    kind: 'resource',
    type: 'table',
    name: 'orders',
    origin: { type: 'managed' },
    partitionKey: { name: 'id', type: 'S' },
    ...fields,
  };
}

export function aBucket(
  fields: Partial<Extract<Resource, { type: 'bucket' }>> = {},
): Extract<Resource, { type: 'bucket' }> {
  return {
    id: testId('resource'),
    order: `a${count}`,
    kind: 'resource',
    type: 'bucket',
    name: 'uploads',
    origin: { type: 'managed' },
    ...fields,
  };
}

export function aUse(from: string, resource: string, access: Use['access'] = ['read']): Use {
  return { id: testId('use'), order: `a${count}`, kind: 'use', from, resource, access };
}
