import { type AppSpec, applyEdits, type Edit, type Resource } from '@chalice-studio/appspec';
import { type Draft, newConstruct } from '@chalice-studio/codegen';
import { type CatalogueEntry, newResource } from './catalogue';
import { streamOf } from './connections';

/**
 * The edits that add an entry. A handler that listens takes the resource given, the first that fits, or a new one.
 * One change, one undo.
 */
export function addition(
  spec: AppSpec,
  entry: CatalogueEntry,
  options: { resourceId?: string | undefined; blueprint?: string | undefined } = {},
): { id: string; edits: Edit[] } {
  const needed = entry.listensTo;
  const inBlueprint = (draft: Draft): Draft =>
    options.blueprint === undefined ||
    draft.kind === 'resource' ||
    draft.kind === 'blueprint' ||
    draft.kind === 'use' ||
    (draft.kind === 'authorizer' && draft.type !== 'builtin')
      ? draft
      : { ...draft, blueprint: options.blueprint };
  if (needed === undefined) return newConstruct(spec, inBlueprint(entry.draft(spec, '')));
  const fitting = Object.values(spec.resources).filter((each) => each.type === needed);
  const chosen = fitting.find((each) => each.id === options.resourceId) ?? fitting.find((each) => isFree(spec, each));
  if (chosen !== undefined) {
    const added = newConstruct(spec, inBlueprint(entry.draft(spec, chosen.id)));
    return { id: added.id, edits: [...streamOf(chosen), ...added.edits] };
  }
  const made = newConstruct(spec, newResource(spec, needed));
  const withResource = applyEdits(spec, made.edits);
  const next = withResource.ok ? withResource.spec : spec;
  const created = next.resources[made.id];
  const added = newConstruct(next, inBlueprint(entry.draft(next, made.id)));
  return { id: added.id, edits: [...made.edits, ...(created === undefined ? [] : streamOf(created)), ...added.edits] };
}

/**
 * S3 refuses two listeners for one object, and a message of a queue goes to one of two handlers: a second handler
 * listens to another resource.
 */
function isFree(spec: AppSpec, { id, type }: Resource): boolean {
  return !Object.values(spec.eventSources).some(
    (each) =>
      (type === 'bucket' && each.kind === 's3-event' && each.bucket === id) ||
      (type === 'queue' && each.kind === 'sqs-message' && each.queue === id),
  );
}
