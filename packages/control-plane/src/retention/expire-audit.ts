import { teamScope } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import { type Database, transaction } from '../database/prisma';
import { studioKeepDays } from './keep-days';
import { DAY_MS, type RetentionOptions } from './options';

/** Removes old entries from the front of each chain. The last one's hash stays as the anchor, so that the rest still fits. */
export async function expireAudit({ database, now }: RetentionOptions): Promise<Record<string, number>> {
  const ofStudio = await studioKeepDays(database, 'audit');
  let removed = 0;
  for (const { id, keepDays } of await database.auditChain.findMany({ select: { id: true, keepDays: true } })) {
    const days = keepDays ?? ofStudio;
    if (days === null) continue;
    const at = now();
    const before = new Date(at.getTime() - days * DAY_MS);
    removed += await transaction(database, (each) => cutFront(each, { chainId: id, before, at }));
  }
  return { 'audit entries': removed };
}

type Cut = { chainId: string; before: Date; at: Date };

/** Behind the chain's lock. Times may be out of order by the length of a transaction: all up to the first young one go. */
async function cutFront(database: Database, { chainId, before, at }: Cut): Promise<number> {
  await database.$queryRaw`SELECT 1 AS locked FROM "AuditChain" WHERE id = ${chainId} FOR UPDATE`;
  const young = await database.auditEntry.findFirst({
    where: { teamId: chainId, sequence: { not: null }, at: { gte: before } },
    orderBy: { sequence: 'asc' },
  });
  const last = await database.auditEntry.findFirst({
    where: { teamId: chainId, sequence: { not: null, ...(young?.sequence == null ? {} : { lt: young.sequence }) } },
    orderBy: { sequence: 'desc' },
  });
  if (last?.sequence == null || last.hash === null) return 0;
  const anchor = { anchorSequence: last.sequence, anchorHash: last.hash };
  const { count } = await database.auditEntry.deleteMany({
    where: { teamId: chainId, sequence: { lte: last.sequence } },
  });
  await database.auditChain.update({ where: { id: chainId }, data: anchor });
  await recordAudit(database, {
    ...{ teamId: teamScope(chainId), actor: { id: '', name: 'Retention' }, at, action: 'audit.expire' },
    ...{ subject: 'Audit log', details: { entries: count, upTo: last.sequence, before: before.toISOString() } },
  });
  return count;
}
