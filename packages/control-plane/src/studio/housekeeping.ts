import type { BlobStore } from '../blobs/blob-store';
import type { RootDatabase } from '../database/prisma';
import { RESTORABLE_MS } from '../projects/mutations';
import { removeDeletedTeams } from '../teams/deletion';

const EVERY_MS = 6 * 3600 * 1000;
/** A blob is put a moment before the row that refers to it is written. */
const BLOB_GRACE_MS = 24 * 3600 * 1000;

type Options = { database: RootDatabase; blobs: BlobStore; now: () => Date };

/** Removes what nobody can reach any more, at the start and every few hours; answers how to stop. */
export function startHousekeeping(options: Options): () => void {
  const run = () => {
    keepHouse(options).catch((error: unknown) => console.error('[housekeeping]', error));
  };
  const first = setTimeout(run, 60_000);
  const timer = setInterval(run, EVERY_MS);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

/** Projects and teams past their time of grace, sessions and counters that ended, artifacts that no deployment refers to. */
export async function keepHouse({ database, blobs, now }: Options): Promise<void> {
  const at = now();
  const before = (milliseconds: number) => new Date(at.getTime() - milliseconds);
  await database.project.deleteMany({ where: { deletedAt: { lt: before(RESTORABLE_MS) } } });
  await removeDeletedTeams(database, at);
  await database.session.deleteMany({ where: { expiresAt: { lt: at } } });
  await database.verification.deleteMany({ where: { expiresAt: { lt: at } } });
  await database.accountLink.deleteMany({ where: { expiresAt: { lt: at } } });
  await database.rateLimit.deleteMany({ where: { lastRequest: { lt: BigInt(before(BLOB_GRACE_MS).getTime()) } } });
  const referring = await database.deployment.findMany({
    where: { artifactSha: { not: null } },
    distinct: ['artifactSha', 'templateSha'],
    select: { artifactSha: true, templateSha: true },
  });
  const used = new Set(
    referring.flatMap(({ artifactSha, templateSha }) => [artifactSha ?? [], templateSha ?? []].flat()),
  );
  await blobs.removeUnused({ used, before: before(BLOB_GRACE_MS) });
}
