import { createHash } from 'node:crypto';
import {
  APP_ID,
  type AppSpec,
  describeEdits,
  diffSpecs,
  type Edit,
  type Entity,
  emptyAppSpec,
  findEntity,
} from '@chalice-studio/appspec';
import type { Plan, PlannedChange } from '@chalice-studio/target';
import type { Params } from '../protocol/contract';

/** What deploying would do, in app words: the difference between what serves and what is wanted. */
export function planOf(input: Params<'plan'>, serving: { spec: AppSpec; artifactSha: string } | undefined): Plan {
  const before = serving?.spec ?? emptyAppSpec(input.spec.name);
  const changes = [...grouped(diffSpecs(before, input.spec))].map(([id, edits]) =>
    changeOf(before, input.spec, id, edits),
  );
  if (serving !== undefined && changes.length === 0 && serving.artifactSha !== input.artifact.sha256) {
    changes.push({
      action: 'update',
      sentence: 'The code of every function is updated',
      class: 'safe',
      widensIam: false,
    });
  }
  const settings = JSON.stringify([
    input.stageConfig,
    Object.entries(input.secrets).map(([name, value]) => [name, digest(value)]),
  ]);
  return { hash: digest(JSON.stringify([changes, input.artifact.sha256, settings])), changes, resources: [] };
}

/** Edits by the construct that they concern; those of the app itself by field. */
function grouped(edits: readonly Edit[]): Map<string, Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) {
    const id = edit.type === 'create' ? edit.entity.id : edit.type === 'text' ? APP_ID : edit.id;
    const key = id === APP_ID ? `${APP_ID} ${edit.type === 'set' ? edit.path.slice(0, 2).join(' ') : 'text'}` : id;
    groups.set(key, [...(groups.get(key) ?? []), edit]);
  }
  return groups;
}

function changeOf(before: AppSpec, after: AppSpec, key: string, edits: readonly Edit[]): PlannedChange {
  const id = key.startsWith(`${APP_ID} `) ? undefined : key;
  const old = id === undefined ? undefined : findEntity(before, id);
  const now = id === undefined ? undefined : findEntity(after, id);
  return {
    ...(id === undefined ? {} : { entityId: id }),
    action: actionOf(edits, old, now),
    sentence: describeEdits(before, edits),
    class: classOf(edits, old, now),
    widensIam: false,
  };
}

function actionOf(edits: readonly Edit[], old: Entity | undefined, now: Entity | undefined): PlannedChange['action'] {
  if (edits.some((edit) => edit.type === 'create')) return old === undefined ? 'add' : 'replace';
  if (edits.some((edit) => edit.type === 'remove')) return 'remove';
  return replacesData(edits, old, now) ? 'replace' : 'update';
}

/** Callers break when a path, method or message goes; data is hidden when a table or bucket is named or keyed anew. */
function classOf(edits: readonly Edit[], old: Entity | undefined, now: Entity | undefined): PlannedChange['class'] {
  if (replacesData(edits, old, now)) return 'data-loss';
  const isRemoved = old !== undefined && now === undefined;
  if (old?.kind === 'route' || old?.kind === 'websocket-handler') {
    const changesAddress = edits.some(
      (edit) =>
        edit.type === 'set' &&
        ['path', 'methods', 'routeKey', 'authorizer', 'apiKeyRequired'].includes(edit.path[0] ?? ''),
    );
    if (isRemoved || changesAddress) return 'breaks-callers';
  }
  return 'safe';
}

function replacesData(edits: readonly Edit[], old: Entity | undefined, now: Entity | undefined): boolean {
  if (old?.kind !== 'resource' || now === undefined) return false;
  return edits.some(
    (edit) => edit.type === 'set' && ['name', 'type', 'partitionKey', 'sortKey'].includes(edit.path[0] ?? ''),
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
