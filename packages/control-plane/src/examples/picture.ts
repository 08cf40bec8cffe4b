import { type AppSpec, type ConstructKind, type Entity, inOrder, labelOf, listEntities } from '@chalice-studio/appspec';
import type { Example } from './schema';

const MOST_ROUTES = 3;
const MOST_LEFT = 4;
const MOST_RIGHT = 4;

type Picture = Example['picture'];
type Construct = Extract<Entity, { kind: ConstructKind }>;

/** A small drawing of an app: its routes first and what else starts it, then what those reach. */
export function pictureOf(spec: AppSpec): Picture {
  const sources: Construct[] = [
    ...inOrder(Object.values(spec.websocketHandlers)),
    ...inOrder(Object.values(spec.eventSources)),
  ];
  const left: Construct[] = [
    ...inOrder(Object.values(spec.routes)).slice(0, sources.length > 0 ? MOST_ROUTES : MOST_LEFT),
    ...sources,
  ];
  const shown = left.slice(0, MOST_LEFT);
  const right: Construct[] = [
    ...inOrder(Object.values(spec.authorizers)),
    ...inOrder(Object.values(spec.resources)),
  ].slice(0, MOST_RIGHT);
  const edges = shown.flatMap((entity, from) =>
    right.flatMap((each, to): [number, number][] =>
      reachedBy(spec, entity).has(each.id) ? [[from, shown.length + to]] : [],
    ),
  );
  return {
    cards: [
      ...shown.map((entity) => ({ kind: entity.kind, title: titleOf(spec, entity), side: 'left' as const })),
      ...right.map((entity) => ({
        kind: entity.kind,
        ...(entity.kind === 'resource' ? { resourceType: entity.type } : {}),
        title: titleOf(spec, entity),
        side: 'right' as const,
      })),
    ],
    edges,
  };
}

/** How many there are of each kind of construct. */
export function constructsOf(spec: AppSpec): Example['constructs'] {
  const counts = new Map<string, Example['constructs'][number]>();
  for (const entity of listEntities(spec)) {
    if (entity.kind === 'use') continue;
    const resourceType = entity.kind === 'resource' ? entity.type : undefined;
    const key = `${entity.kind} ${resourceType}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { kind: entity.kind, ...(resourceType === undefined ? {} : { resourceType }), count });
  }
  return [...counts.values()];
}

/** What stands at the other end of a construct's lines: what calls it, what guards it, what its handler uses. */
function reachedBy(spec: AppSpec, entity: Entity): Set<string> {
  const uses = Object.values(spec.uses).filter(({ from }) => from === entity.id);
  const ends = new Set(uses.map(({ resource }) => resource));
  if (entity.kind === 'route' && entity.authorizer !== undefined) ends.add(entity.authorizer.id);
  if (entity.kind === 's3-event') ends.add(entity.bucket);
  if (entity.kind === 'sns-message') ends.add(entity.topic);
  if (entity.kind === 'sqs-message') ends.add(entity.queue);
  if (entity.kind === 'kinesis-record') ends.add(entity.stream);
  if (entity.kind === 'dynamodb-record') ends.add(entity.table);
  return ends;
}

/** Its label without the word for its kind, for which the icon stands. */
function titleOf(spec: AppSpec, entity: Entity): string {
  const label = labelOf(spec, entity);
  return entity.kind === 'route' ? label : label.replace(/^(WebSocket|\S+ rule|[a-z]+) /, '');
}
