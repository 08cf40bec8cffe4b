import type { BlobStore } from '../blobs/blob-store';
import type { RootDatabase } from '../database/prisma';
import { RESTORABLE_MS } from '../projects/mutations';
import { removeDeletedTeams } from '../teams/deletion';

/** A blob is put a moment before the row that refers to it is written. */
const BLOB_GRACE_MS = 24 * 3600 * 1000;

type Options = { database: RootDatabase; blobs: BlobStore; now: () => Date };

/**
 * Removes what nobody can reach any more: projects and teams past their time of grace, sessions and counters that ended,
 * artifacts that no deployment refers to. Answers how many.
 */
export async function keepHouse({ database, blobs, now }: Options): Promise<Record<string, number>> {
  const at = now();
  const before = (milliseconds: number) => new Date(at.getTime() - milliseconds);
  const projects = await database.project.deleteMany({ where: { deletedAt: { lt: before(RESTORABLE_MS) } } });
  const teams = await removeDeletedTeams(database, at);
  const sessions = await database.session.deleteMany({ where: { expiresAt: { lt: at } } });
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
  const artifacts = await blobs.removeUnused({ used, before: before(BLOB_GRACE_MS) });
  return { projects: projects.count, teams, sessions: sessions.count, artifacts };
}
