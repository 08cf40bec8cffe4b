import type { TeamId } from '../access/scope';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { GENESIS } from './link';
import { recordAudit } from './record-audit';

type Keeping = { teamId: TeamId; keepDays: number | null; actor: Person; at: Date };

/** For how long a team keeps its entries; null leaves it to the studio. */
export async function setKeepDays(database: RootDatabase, { teamId, keepDays, actor, at }: Keeping): Promise<void> {
  await transaction(database, async (each) => {
    await each.auditChain.createMany({
      data: [{ id: teamId, sequence: 0, hash: GENESIS, previousHash: GENESIS, anchorHash: GENESIS }],
      skipDuplicates: true,
    });
    await each.$queryRaw`SELECT 1 AS locked FROM "AuditChain" WHERE id = ${teamId} FOR UPDATE`;
    const was = await each.auditChain.findUniqueOrThrow({ where: { id: teamId } });
    if (was.keepDays === keepDays) return;
    await each.auditChain.update({ where: { id: teamId }, data: { keepDays } });
    const changed = { before: { days: was.keepDays }, after: { days: keepDays } };
    await recordAudit(each, { teamId, actor, at, action: 'audit.keep', subject: 'Audit log', ...changed });
  });
}
