import type { AppSpec } from '../app-spec';
import type { S3Event } from '../constructs/s3-event';
import { inOrder } from '../entities';
import { labelOf } from '../entity-label';
import type { Problem } from '../problem';
import { finding } from './finding';

/** S3 tells one listener of an event: two whose events, prefixes and suffixes can meet are refused. */
export function checkS3Overlaps(spec: AppSpec): Problem[] {
  const before: S3Event[] = [];
  return inOrder(Object.values(spec.eventSources)).flatMap((source): Problem[] => {
    if (source.kind !== 's3-event') return [];
    const other = before.find((each) => doOverlap(each, source));
    before.push(source);
    if (other === undefined) return [];
    const message = `S3 refuses two listeners for one object: ${labelOf(spec, other)} has the same bucket and an event, prefix and suffix that fit too. Tell them apart, or let one handler do both.`;
    return [finding(source.id, { path: ['prefix'], code: 's3-overlap', message })];
  });
}

function doOverlap(a: S3Event, b: S3Event): boolean {
  if (a.bucket !== b.bucket) return false;
  const [prefix, otherPrefix] = [a.prefix ?? '', b.prefix ?? ''];
  const [suffix, otherSuffix] = [a.suffix ?? '', b.suffix ?? ''];
  return (
    (prefix.startsWith(otherPrefix) || otherPrefix.startsWith(prefix)) &&
    (suffix.endsWith(otherSuffix) || otherSuffix.endsWith(suffix)) &&
    eventsOf(a).some((event) => eventsOf(b).some((other) => includes(event, other) || includes(other, event)))
  );
}

const eventsOf = ({ events }: S3Event): readonly string[] => events ?? ['s3:ObjectCreated:*'];

/** `s3:ObjectCreated:*` includes `s3:ObjectCreated:Put`. */
const includes = (wide: string, event: string) =>
  wide.endsWith('*') ? event.startsWith(wide.slice(0, -1)) : wide === event;
