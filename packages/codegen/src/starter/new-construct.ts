import {
  APP_ID,
  type AppSpec,
  collectionOfKind,
  createId,
  type Edit,
  type Entity,
  exportsName,
  inOrder,
  listEntities,
  textDifference,
} from '@chalice-studio/appspec';
import { identifierOf } from '../identifiers';
import { type HandlerKind, withStarterHandler } from './starter-handler';

/** A construct without what is made for it: its id, its place, and a handler where none is named. */
export type Draft<Each extends Entity = Entity> = Each extends Entity
  ? Omit<Each, 'id' | 'order' | 'handler'> & { handler?: { file: string; export: string } }
  : never;

const handlerFiles: Record<HandlerKind, string> = {
  route: 'routes',
  schedule: 'schedules',
  'cw-event': 'events',
  's3-event': 'events',
  'sns-message': 'messages',
  'sqs-message': 'messages',
  'kinesis-record': 'streams',
  'dynamodb-record': 'streams',
  'lambda-function': 'functions',
  authorizer: 'auth',
  'websocket-handler': 'websocket',
  middleware: 'middleware',
};

/** The edits that add a construct, with a starter handler of its own in a file of its kind. One change, one undo. */
export function newConstruct(spec: AppSpec, draft: Draft): { id: string; edits: Edit[] } {
  const id = createId(draft.kind);
  const order = nextOrder(spec);
  const collection = collectionOfKind[draft.kind];
  const kind = handlerKindOf(draft);
  if (kind === undefined || draft.handler !== undefined) {
    return { id, edits: [{ type: 'create', collection, entity: { ...draft, id, order } as Entity }] };
  }
  const file = `chalicelib/${fileOf(draft, kind)}.ts`;
  const name = freeExport(spec.source[file], handlerName(draft));
  const before = spec.source[file];
  const after = withStarterHandler(before, { ...draft, kind }, name);
  const write: Edit =
    before === undefined
      ? { type: 'set', id: APP_ID, path: ['source', file], value: after }
      : textDifference(file, before, after);
  const entity = { ...draft, id, order, handler: { file, export: name } } as Entity;
  return { id, edits: [write, { type: 'create', collection, entity }] };
}

/** A place behind everything that is there. Orders compare as text. */
function nextOrder(spec: AppSpec): string {
  const last = inOrder(listEntities(spec)).at(-1)?.order;
  const number = last === undefined ? 0 : Number.parseInt(last.slice(1), 36);
  return `a${((Number.isNaN(number) ? 0 : number) + 1).toString(36).padStart(6, '0')}`;
}

function handlerKindOf(draft: Draft): HandlerKind | undefined {
  if (draft.kind === 'use' || draft.kind === 'resource' || draft.kind === 'blueprint') return undefined;
  return draft.kind === 'authorizer' && draft.type !== 'builtin' ? undefined : draft.kind;
}

function fileOf(draft: Draft, kind: HandlerKind): string {
  if (draft.kind !== 'route') return handlerFiles[kind];
  const [first = ''] = draft.path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return identifierOf(first) === '_' ? handlerFiles.route : identifierOf(first);
}

function handlerName(draft: Draft): string {
  if (draft.kind === 'route') {
    const words = draft.path.replace(/\{(\w+)\+?\}/g, 'by_$1');
    return identifierOf(`${(draft.methods[0] ?? 'get').toLowerCase()}_${words}`);
  }
  if (draft.kind === 'websocket-handler') return identifierOf(`on_${draft.routeKey ?? draft.event}`);
  return identifierOf('name' in draft && draft.name !== undefined ? draft.name : draft.kind);
}

function freeExport(text: string | undefined, wanted: string): string {
  let name = wanted;
  for (let n = 2; text !== undefined && exportsName(text, name); n += 1) name = `${wanted}${n}`;
  return name;
}
