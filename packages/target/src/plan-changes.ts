import {
  APP_ID,
  type AppSpec,
  accessWords,
  diffSpecs,
  type Edit,
  type Entity,
  emptyAppSpec,
  findEntity,
  labelOf,
  type StageConfig,
  type Use,
} from '@chalice-studio/appspec';
import type { ChangeClass, PlannedChange } from '@chalice-studio/cloudformation';
import { settingChanges } from './setting-changes';

export type Deployable = { spec: AppSpec; stageConfig: StageConfig };

/**
 * What a deployment changes, one sentence a construct, the most harmful first. `replaced` names the constructs that the
 * target will make anew although the document alone does not show it.
 */
export function planChanges(
  before: Deployable | undefined,
  after: Deployable,
  replaced: ReadonlySet<string> = new Set(),
): PlannedChange[] {
  const old = before?.spec ?? emptyAppSpec(after.spec.name);
  const edits = groupByConstruct(diffSpecs(old, after.spec));
  for (const id of replaced) if (!edits.has(id)) edits.set(id, []);
  const ofConstructs = [...edits].flatMap(([id, changes]) => {
    const found = { before: findEntity(old, id), after: findEntity(after.spec, id) };
    return changeOf({ ...found, id, old, now: after.spec, edits: changes, isReplaced: replaced.has(id) });
  });
  const ofApp = appChanges(old, after.spec, before === undefined);
  const ofStage = before === undefined ? [] : settingChanges(before.stageConfig, after.stageConfig);
  return [...ofConstructs, ...ofApp, ...ofStage].sort((a, b) => harm(b.class) - harm(a.class));
}

const harm = (each: ChangeClass) => ['safe', 'interruption', 'breaks-callers', 'data-loss'].indexOf(each);

function groupByConstruct(edits: readonly Edit[]): Map<string, Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) {
    const id = edit.type === 'create' ? edit.entity.id : edit.type === 'text' ? APP_ID : edit.id;
    if (id !== APP_ID) groups.set(id, [...(groups.get(id) ?? []), edit]);
  }
  return groups;
}

type ConstructChange = {
  id: string;
  before: Entity | undefined;
  after: Entity | undefined;
  old: AppSpec;
  now: AppSpec;
  edits: readonly Edit[];
  isReplaced: boolean;
};

function changeOf(change: ConstructChange): PlannedChange[] {
  const { id, before, after } = change;
  if (before === undefined && after !== undefined) {
    const widensIam = after.kind === 'use';
    return [{ entityId: id, action: 'add', sentence: added(change.now, after), class: 'safe', widensIam }];
  }
  if (before !== undefined && after === undefined) {
    const isCalled = before.kind === 'route' || before.kind === 'websocket-handler';
    const sentence = removed(change.old, before);
    return [
      { entityId: id, action: 'remove', sentence, class: isCalled ? 'breaks-callers' : 'safe', widensIam: false },
    ];
  }
  if (before === undefined || after === undefined) return [];
  if (change.isReplaced || replacesData(change)) return [replacement(change, before, after)];
  const fields = fieldsOf(change.edits);
  if (fields.length === 0) return [];
  return [
    {
      entityId: id,
      action: 'update',
      sentence: `${label(change.now, after)} changes: ${fields.map(words).join(', ')}.`,
      class: breaksCallers(after, fields) ? 'breaks-callers' : 'safe',
      widensIam: widensAccess(before, after),
    },
  ];
}

function added(spec: AppSpec, entity: Entity): string {
  return entity.kind === 'use' ? permission(spec, entity, 'may') : `${label(spec, entity)} is added.`;
}

function removed(spec: AppSpec, entity: Entity): string {
  if (entity.kind === 'use') return permission(spec, entity, 'may no longer');
  const kept = entity.kind === 'resource' && entity.origin.type === 'managed' ? ' Its data is kept.' : '';
  return `${label(spec, entity)} is removed.${kept}`;
}

function permission(spec: AppSpec, { from, access, resource }: Use, may: string): string {
  const [holder, to] = [findEntity(spec, from), findEntity(spec, resource)];
  const who = holder === undefined ? 'A handler' : label(spec, holder);
  return `${who} ${may} ${accessWords(access)} ${to === undefined ? 'a resource' : labelOf(spec, to)}.`;
}

const lostWith = {
  table: 'The new one is empty; the old one and its items are kept under its old name.',
  bucket: 'The new one is empty; the old one and its objects are kept under its old name.',
  queue: 'Messages that wait in the old one are no longer read.',
  topic: 'Its subscribers of elsewhere stay with the old one.',
  stream: 'Records that were not read yet stay in the old one.',
} as const;

function replacement({ id, now }: ConstructChange, before: Entity, after: Entity): PlannedChange {
  const lost = after.kind === 'resource' ? ` ${lostWith[after.type]}` : '';
  const isData = before.kind === 'resource';
  return {
    entityId: id,
    action: 'replace',
    sentence: `${label(now, after)} is replaced.${lost}`,
    class: isData ? 'data-loss' : 'interruption',
    widensIam: false,
  };
}

/** What a table or stream is by; a managed resource's name is pinned on AWS, but not its keys. */
function replacesData({ before, after, edits }: ConstructChange): boolean {
  if (before?.kind !== 'resource' || after?.kind !== 'resource') return false;
  return fieldsOf(edits).some((field) => ['type', 'partitionKey', 'sortKey', 'fifo', 'origin'].includes(field));
}

function breaksCallers(entity: Entity, fields: readonly string[]): boolean {
  if (entity.kind !== 'route' && entity.kind !== 'websocket-handler') return false;
  return fields.some((field) =>
    ['path', 'methods', 'routeKey', 'authorizer', 'apiKeyRequired', 'bodySchema', 'querySchema'].includes(field),
  );
}

function widensAccess(before: Entity, after: Entity): boolean {
  if (before.kind !== 'use' || after.kind !== 'use') return false;
  return before.resource !== after.resource || after.access.some((access) => !before.access.includes(access));
}

const fieldsOf = (edits: readonly Edit[]) =>
  [...new Set(edits.flatMap((edit) => (edit.type === 'set' ? [edit.path[0] ?? ''] : [])))].filter(
    (field) => field !== 'order',
  );

function appChanges(old: AppSpec, now: AppSpec, isFirst: boolean): PlannedChange[] {
  if (isFirst) return [];
  const edits = diffSpecs(old, now);
  const files = new Set<string>();
  const fields = new Set<string>();
  for (const edit of edits) {
    if (edit.type === 'text') files.add(edit.file);
    if (edit.type !== 'set' || edit.id !== APP_ID) continue;
    if (edit.path[0] === 'source') files.add(edit.path[1] ?? '');
    else fields.add(edit.path.slice(0, 2).join('.'));
  }
  const sentences = [
    ...(files.size === 0 ? [] : [`Code changes: ${listed([...files])}.`]),
    ...(fields.size === 0 ? [] : [`The app changes: ${listed([...fields].map(words))}.`]),
  ];
  return sentences.map((sentence) => ({ action: 'update', sentence, class: 'safe', widensIam: false }));
}

function listed(names: readonly string[]): string {
  if (names.length <= 4) return names.join(', ');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** `batchSize` → `batch size`. */
const words = (field: string) =>
  field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ' ')
    .toLowerCase()
    .replace(/^extra cloud formation\b.*/, 'CloudFormation of your own');

function label(spec: AppSpec, entity: Entity): string {
  const text = labelOf(spec, entity);
  const named = entity.kind === 'route' ? `Route ${text}` : text;
  return named.charAt(0).toUpperCase() + named.slice(1);
}
