import {
  APP_ID,
  type AppSpec,
  accessWords,
  applyEdits,
  type Edit,
  entityLabel,
  findEntity,
  labelOf,
  listLambdaFunctions,
} from '@chalice-studio/appspec';
import { sourceResourceId } from './source-resource';

/** What a change means beyond the canvas: files that read differently, resources of the template, what may do what. */
export type Effect = { files: readonly string[]; template: readonly string[]; permissions: readonly string[] };

export function effectOf(before: AppSpec, edits: readonly Edit[]): Effect {
  const applied = applyEdits(before, edits);
  const after = applied.ok ? applied.spec : before;
  return {
    files: [...new Set(edits.flatMap((edit) => filesOf(before, after, edit)))],
    template: templateChanges(before, after, edits),
    permissions: permissionChanges(before, after),
  };
}

/** In one line: “app.ts · template: adds function handle_jobs · permission: handler handle_jobs may receive from queue jobs”. */
export function effectLine({ files, template, permissions }: Effect): string {
  const parts = [
    shortened(files),
    template.length === 0 ? '' : `template: ${shortened(template)}`,
    permissions.length === 0 ? '' : `permission: ${shortened(permissions, 2)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function shortened(all: readonly string[], most = 3): string {
  const said = all.slice(0, most).join(', ');
  return all.length > most ? `${said} and ${all.length - most} more` : said;
}

function filesOf(before: AppSpec, after: AppSpec, edit: Edit): string[] {
  if (edit.type === 'text') return [edit.file];
  if (edit.type === 'set' && edit.id === APP_ID) return filesOfAppField(edit.path);
  const id = edit.type === 'create' ? edit.entity.id : edit.id;
  const entities = [findEntity(before, id), findEntity(after, id)];
  return entities.flatMap((entity, index) => {
    if (entity === undefined || entity.kind === 'use' || entity.kind === 'resource') return [];
    const spec = index === 0 ? before : after;
    const name = entity.kind === 'blueprint' ? entity.name : spec.blueprints[blueprintOf(entity) ?? '']?.name;
    const isMounted = entity.kind === 'blueprint' && edit.type === 'set' && edit.path[0] === 'mounts';
    if (name === undefined) return ['app.ts'];
    return isMounted ? ['app.ts'] : [`chalicelib/blueprints/${name}.ts`];
  });
}

function filesOfAppField([field, detail]: readonly string[]): string[] {
  if (field === 'source') return detail === undefined ? [] : [detail];
  if (field === 'dependencies') return ['package.json'];
  if (field === 'extraCloudFormation') return [];
  return field === 'description' ? ['package.json'] : ['app.ts'];
}

const blueprintOf = (entity: object): string | undefined =>
  'blueprint' in entity && typeof entity.blueprint === 'string' ? entity.blueprint : undefined;

function templateChanges(before: AppSpec, after: AppSpec, edits: readonly Edit[]): string[] {
  const was = new Set(listLambdaFunctions(before).map((each) => each.name));
  const now = new Set(listLambdaFunctions(after).map((each) => each.name));
  const added = [...now].filter((name) => !was.has(name)).map((name) => `adds function ${name}`);
  const removed = [...was].filter((name) => !now.has(name)).map((name) => `removes function ${name}`);
  const resources = resourceChanges(before, after);
  const touched = edits.flatMap((edit) => touchedResource(after, edit));
  // What has just come is not changed, too.
  const isNew = (words: string) => resources.includes(words.replace(/^changes /, 'adds '));
  return [...new Set([...added, ...removed, ...resources, ...touched.filter((words) => !isNew(words))])];
}

function resourceChanges(before: AppSpec, after: AppSpec): string[] {
  const isManaged = (resource: AppSpec['resources'][string]) => resource.origin.type === 'managed';
  const added = Object.values(after.resources).filter((each) => before.resources[each.id] === undefined);
  const removed = Object.values(before.resources).filter((each) => after.resources[each.id] === undefined);
  return [
    ...added.filter(isManaged).map((each) => `adds ${labelOf(after, each)}`),
    ...removed.filter(isManaged).map((each) => `lets go of ${labelOf(before, each)}`),
  ];
}

/** What of the template an edit of a field changes, where no function comes or goes. */
function touchedResource(after: AppSpec, edit: Edit): string[] {
  if (edit.type === 'text') return [];
  const id = edit.type === 'create' ? edit.entity.id : edit.id;
  if (id === APP_ID) {
    const field = edit.type === 'set' ? edit.path[0] : undefined;
    if (field === 'api') return ['changes the REST API'];
    return field === 'extraCloudFormation' ? ['changes extra CloudFormation'] : [];
  }
  const entity = findEntity(after, id);
  if (edit.type === 'remove') return id.startsWith('rt_') ? ['changes the REST API'] : [];
  if (entity === undefined || entity.kind === 'use' || entity.kind === 'middleware') return [];
  if (entity.kind === 'route' || entity.kind === 'blueprint' || entity.kind === 'authorizer')
    return edit.type === 'set' && edit.path[0] === 'handler' ? [] : ['changes the REST API'];
  if (entity.kind === 'websocket-handler') return ['changes the WebSocket API'];
  if (edit.type === 'create' || edit.path[0] === 'handler') return [];
  return entity.kind === 'resource' && entity.origin.type === 'existing' ? [] : [`changes ${labelOf(after, entity)}`];
}

function permissionChanges(before: AppSpec, after: AppSpec): string[] {
  const was = permissionsOf(before);
  const now = permissionsOf(after);
  const gained = [...now].filter(([key, words]) => was.get(key) !== words).map(([, words]) => words);
  const lost = [...was]
    .filter(([key]) => !now.has(key))
    .map(([, words]) => words.replace(' may ', ' may no longer ').replace(' and ', ' or '));
  return [...gained, ...lost];
}

const receives = {
  'sqs-message': 'receive from',
  'kinesis-record': 'read',
  'dynamodb-record': 'read the stream of',
} as const;

/** Who may do what, by a key that stays while the words change. */
function permissionsOf(spec: AppSpec): Map<string, string> {
  const all = new Map<string, string>();
  for (const use of Object.values(spec.uses)) {
    const resource = spec.resources[use.resource];
    if (resource === undefined || use.access.length === 0) continue;
    all.set(use.id, `${entityLabel(spec, use.from)} may ${accessWords(use.access)} ${labelOf(spec, resource)}`);
  }
  for (const source of Object.values(spec.eventSources)) {
    const resource = spec.resources[sourceResourceId(source) ?? ''];
    const verb = Object.entries(receives).find(([kind]) => kind === source.kind)?.[1];
    if (resource !== undefined && verb !== undefined)
      all.set(source.id, `${labelOf(spec, source)} may ${verb} ${labelOf(spec, resource)}`);
  }
  return all;
}
