import type { AppSpec, CollectionKey, Entity } from './app-spec';
import type { EntityKind } from './ids';

/** Where the entities of a kind are kept. */
export const collectionOfKind = {
  route: 'routes',
  schedule: 'eventSources',
  'cw-event': 'eventSources',
  's3-event': 'eventSources',
  'sns-message': 'eventSources',
  'sqs-message': 'eventSources',
  'kinesis-record': 'eventSources',
  'dynamodb-record': 'eventSources',
  'lambda-function': 'functions',
  authorizer: 'authorizers',
  'websocket-handler': 'websocketHandlers',
  blueprint: 'blueprints',
  middleware: 'middleware',
  resource: 'resources',
  use: 'uses',
} as const satisfies Record<EntityKind, CollectionKey>;

const collections = [...new Set(Object.values(collectionOfKind))];

export function findEntity(spec: AppSpec, id: string): Entity | undefined {
  for (const key of collections) {
    const entity = spec[key][id];
    if (entity !== undefined) return entity;
  }
  return undefined;
}

/** All entities, by collection and then by `order`. */
export function listEntities(spec: AppSpec): Entity[] {
  return collections.flatMap((key) => inOrder(Object.values(spec[key])));
}

/** Sorts by `order`; equal orders (two people added at once) by id, so that every client agrees. */
export function inOrder<Item extends { order: string; id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => compareText(a.order, b.order) || compareText(a.id, b.id));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
