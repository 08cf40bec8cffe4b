import type { RootDatabase } from '../database/prisma';
import { newestHeader, seal, unseal } from './seal';
import { sealedColumns } from './sealed-columns';
import type { SecretKeys } from './secret-keys';

/** `left`: how many values still need another key than the newest, and why. */
type Resealed = { done: number; left: number; failures: string[] };

/**
 * Seals with the newest key whatever was sealed with an older one. Each value is replaced by itself, and only while it is
 * the one that was read, so that this can end at any moment, begin again, and run in several processes at once.
 */
export async function reseal(database: RootDatabase, keys: SecretKeys): Promise<Resealed> {
  const header = new Uint8Array(newestHeader(keys));
  const resealed: Resealed = { done: 0, left: 0, failures: [] };
  for (const column of Object.values(sealedColumns)) {
    for (const { place, sealed, replace } of await column.list(database, header)) {
      try {
        const again = new Uint8Array(seal(keys, place, unseal(keys, place, sealed)));
        if (await replace(again)) resealed.done += 1;
      } catch (error) {
        resealed.failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    resealed.left += (await column.list(database, header)).length;
  }
  return resealed;
}

/** What whoever runs the studio is told of it; nothing where there was nothing to do. */
export function resealedWords({ done, left, failures }: Resealed, { newest, old }: SecretKeys): string[] {
  const reasons = [...new Set(failures)];
  if (done === 0 && left === 0 && old.length === 0) return [];
  const sealed = `${done} stored ${done === 1 ? 'value was' : 'values were'} sealed anew with the key ${newest.id}`;
  const rest = left === 0 ? 'none is left' : `${left} ${left === 1 ? 'is' : 'are'} left`;
  const ids = old.map(({ id }) => id).join(', ');
  const canGo = left === 0 && old.length > 0 ? ` The old keys (${ids}) are needed by backups alone.` : '';
  return [`${sealed}; ${rest}.${canGo}`, ...reasons];
}
