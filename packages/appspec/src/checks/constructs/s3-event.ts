import type { AppSpec } from '../../app-spec';
import { type S3Event, s3EventTypes } from '../../constructs/s3-event';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { checkAsynchronous } from '../failures';
import { finding, findingIf, setting } from '../finding';
import { checkFunctionName } from '../names';
import { checkSourceResource } from '../source-resource';

export function checkS3Event(entity: S3Event, spec: AppSpec): Problem[] {
  const { id, bucket } = entity;
  return [
    ...checkFunctionName(entity, spec),
    ...checkSourceResource(spec, { entityId: id, field: 'bucket', resourceId: bucket, type: 'bucket' }),
    ...checkEvents(entity),
    ...checkKeyPart(id, 'prefix', entity.prefix),
    ...checkKeyPart(id, 'suffix', entity.suffix),
    ...checkAsynchronous(entity, spec),
    ...checkListeners(entity, spec),
  ];
}

function checkListeners({ id, order, bucket }: S3Event, spec: AppSpec): Problem[] {
  const before = Object.values(spec.eventSources).filter(
    (each) => each.kind === 's3-event' && each.bucket === bucket && each.order < order,
  );
  return findingIf(before.length >= limits.bucketListeners, id, {
    path: ['bucket'],
    code: 'bucket-listeners',
    message: `S3 takes ${limits.bucketListeners} listeners of a bucket. Let one handler look at the key and do the work of several.`,
  });
}

function checkEvents({ id, events }: S3Event): Problem[] {
  if (events === undefined) return [];
  const path = ['events'];
  const known: readonly string[] = s3EventTypes;
  return [
    ...findingIf(events.length === 0, id, {
      path,
      code: 'no-event',
      message: 'Name at least one event, or leave the field empty for s3:ObjectCreated:*.',
      ...setting('Use s3:ObjectCreated:*', { id, path }),
    }),
    ...events
      .filter((event) => !known.includes(event))
      .map((event) => {
        const nearest = known.find((each) => each.toLowerCase() === `s3:${event.replace(/^s3:/i, '')}`.toLowerCase());
        const mended = events.map((each) => (each === event && nearest !== undefined ? nearest : each));
        return finding(id, {
          path,
          code: 'unknown-s3-event',
          message: `S3 has no event “${event}”. It has s3:ObjectCreated:*, s3:ObjectRemoved:* and others.`,
          ...(nearest === undefined ? {} : setting(`Use ${nearest}`, { id, path, value: mended })),
        });
      }),
    ...findingIf(new Set(events).size < events.length, id, {
      path,
      code: 'duplicate-s3-event',
      message: 'An event is there twice; S3 refuses that.',
      ...setting('Name each once', { id, path, value: [...new Set(events)] }),
    }),
  ];
}

/** Prefix and suffix are literal, not patterns of file names. */
function checkKeyPart(id: string, field: 'prefix' | 'suffix', text = ''): Problem[] {
  const path = [field];
  const mended = field === 'prefix' ? text.replace(/\*.*$/, '') : text.replace(/^.*\*/, '');
  const fix =
    mended === '' ? setting('Remove it', { id, path }) : setting(`Use ${mended}`, { id, path, value: mended });
  return [
    ...findingIf(text.includes('*'), id, {
      path,
      code: 'glob-in-filter',
      severity: 'warning',
      message: `The ${field} is literal: a * stands for itself in it.`,
      ...fix,
    }),
    ...findingIf(field === 'prefix' && text.startsWith('/'), id, {
      path,
      code: 'prefix-slash',
      severity: 'warning',
      message: 'Keys do not begin with a slash by themselves, so this prefix fits only keys that were given one.',
      ...setting(`Use ${text.replace(/^\/+/, '') || 'none'}`, {
        id,
        path,
        ...(text.replace(/^\/+/, '') === '' ? {} : { value: text.replace(/^\/+/, '') }),
      }),
    }),
    ...findingIf(text.length > limits.objectKey, id, {
      path,
      code: 'key-length',
      message: `Keys have at most ${limits.objectKey} characters.`,
    }),
  ];
}
