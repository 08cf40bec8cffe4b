import { createHash } from 'node:crypto';
import type { Json } from '@chalice-studio/appspec';

/** A stable hash of JSON, whatever the order of its keys. */
export function contentHash(value: Json): string {
  return createHash('sha1')
    .update(JSON.stringify(sortKeys(value)))
    .digest('hex');
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const sorted: { [key: string]: Json } = {};
  for (const key of Object.keys(value).sort()) sorted[key] = sortKeys(value[key] ?? null);
  return sorted;
}
