import { type TeamId, teamScope } from '../access/scope';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { contentOf } from './content';
import { canonicalJson, GENESIS, linkHash } from './link';
import { toldOfRow } from './verification';

const BATCH = 200;

/** Takes entries that are older than chains into the chain of their team, in the order of their time. */
export async function adoptEntries(database: RootDatabase): Promise<void> {
  const teams = await database.auditEntry.findMany({
    where: { sequence: null },
    distinct: ['teamId'],
    select: { teamId: true },
  });
  for (const { teamId } of teams) {
    while ((await transaction(database, (each) => adoptSome(each, teamScope(teamId)))) === BATCH);
  }
}

async function adoptSome(database: Database, teamId: TeamId): Promise<number> {
  await database.auditChain.createMany({
    data: [{ id: teamId, sequence: 0, hash: GENESIS, previousHash: GENESIS, anchorHash: GENESIS }],
    skipDuplicates: true,
  });
  await database.$queryRaw`SELECT 1 AS locked FROM "AuditChain" WHERE id = ${teamId} FOR UPDATE`;
  const chain = await database.auditChain.findUniqueOrThrow({ where: { id: teamId } });
  const entries = await database.auditEntry.findMany({
    where: { teamId, sequence: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  let { sequence, hash, previousHash } = chain;
  for (const entry of entries) {
    sequence += 1;
    previousHash = hash;
    hash = linkHash({ previousHash, sequence, content: canonicalJson(contentOf(toldOfRow(entry))) });
    await database.auditEntry.update({ where: { id: entry.id }, data: { sequence, previousHash, hash } });
  }
  await database.auditChain.update({ where: { id: teamId }, data: { sequence, hash, previousHash } });
  return entries.length;
}
