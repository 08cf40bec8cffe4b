import { type AppSpec, type Edit, entityLabel, findEntity } from '@chalice-studio/appspec';
import type { GraphEdge } from './graph';

/** The edits that delete constructs with the lines that hang on them, and what stays, in a sentence. */
export function removal(spec: AppSpec, ids: readonly string[]): { edits: Edit[]; label: string; stays: string } {
  const gone = new Set(ids.filter((id) => findEntity(spec, id) !== undefined));
  const uses = Object.values(spec.uses).filter((use) => gone.has(use.from) || gone.has(use.resource));
  const guarded = Object.values(spec.routes).filter(
    (route) => !gone.has(route.id) && route.authorizer !== undefined && gone.has(route.authorizer.id),
  );
  const held = [...gone].flatMap((id) => membersOf(spec, id)).filter((id) => !gone.has(id));
  const edits: Edit[] = [
    ...uses.filter((use) => !gone.has(use.id)).map((use): Edit => ({ type: 'remove', id: use.id })),
    ...guarded.map((route): Edit => ({ type: 'set', id: route.id, path: ['authorizer'] })),
    ...held.map((id): Edit => ({ type: 'set', id, path: ['blueprint'] })),
    ...failureEdits(spec, gone),
    ...[...gone].map((id): Edit => ({ type: 'remove', id })),
  ];
  const [first] = gone;
  const label = gone.size === 1 && first !== undefined ? entityLabel(spec, first) : `${gone.size} constructs`;
  return { edits, label, stays: whatStays(spec, gone) };
}

function membersOf(spec: AppSpec, blueprintId: string): string[] {
  if (spec.blueprints[blueprintId] === undefined) return [];
  return [
    spec.routes,
    spec.authorizers,
    spec.eventSources,
    spec.functions,
    spec.websocketHandlers,
    spec.middleware,
  ].flatMap((collection) =>
    Object.values(collection)
      .filter((each) => 'blueprint' in each && each.blueprint === blueprintId)
      .map((each) => each.id),
  );
}

/** Nothing may point at a dead-letter queue that is gone. */
function failureEdits(spec: AppSpec, gone: ReadonlySet<string>): Edit[] {
  const sources = Object.values(spec.eventSources).filter(
    (each) => !gone.has(each.id) && 'deadLetter' in each && each.deadLetter !== undefined && gone.has(each.deadLetter),
  );
  const queues = Object.values(spec.resources).filter(
    (each) =>
      !gone.has(each.id) && each.type === 'queue' && each.deadLetter !== undefined && gone.has(each.deadLetter.queue),
  );
  return [...sources, ...queues].map((each) => ({ type: 'set', id: each.id, path: ['deadLetter'] }));
}

function whatStays(spec: AppSpec, gone: ReadonlySet<string>): string {
  const files = new Set(
    [...gone].flatMap((id) => {
      const entity = findEntity(spec, id);
      return entity !== undefined && 'handler' in entity ? [entity.handler.file] : [];
    }),
  );
  if (files.size > 0)
    return `The code stays in ${[...files].slice(0, 2).join(' and ')}${files.size > 2 ? ' and others' : ''}.`;
  const isManaged = [...gone].some((id) => spec.resources[id]?.origin.type === 'managed');
  return isManaged ? 'What is deployed keeps its data.' : '';
}

/** Deleting a line, where that is something by itself. */
export function edgeRemoval(spec: AppSpec, edge: GraphEdge): { edits: Edit[]; label: string } | { refused: string } {
  switch (edge.kind) {
    case 'uses':
      return { edits: edge.entityIds.map((id) => ({ type: 'remove', id })), label: 'access' };
    case 'authorizes':
      return { edits: edge.entityIds.map((id) => ({ type: 'set', id, path: ['authorizer'] })), label: 'authorizer' };
    case 'fails-to':
      return {
        edits: edge.entityIds.map((id) => ({ type: 'set', id, path: ['deadLetter'] })),
        label: 'dead-letter queue',
      };
    case 'mounts': {
      const edits = edge.entityIds.flatMap((id): Edit[] =>
        Object.keys(spec.blueprints[id]?.mounts ?? {}).map((mount) => ({ type: 'set', id, path: ['mounts', mount] })),
      );
      return { edits, label: 'mount' };
    }
    case 'delivers':
      return { refused: 'The handler needs a source. Draw a line to it from another one, or delete the handler.' };
    case 'calls':
    case 'wraps':
      return { refused: 'This line is there by itself. Delete what it leads to instead.' };
  }
}
