import type { TeamId } from '../access/scope';
import type { Database } from '../database/prisma';
import type { Prisma } from '../generated/prisma/client';
import { openAt, tokenOf, tokenParts } from './records';
import type { ApiToken } from './schema';

/** A person's own tokens, the newest first; expired ones too, so that they see why something stopped. */
export function listOwnTokens(database: Database, personId: string): Promise<ApiToken[]> {
  return read(database, { userId: personId, team: { deletedAt: null } });
}

export function listTeamTokens(database: Database, teamId: TeamId): Promise<ApiToken[]> {
  return read(database, { teamId });
}

/** How many open something, in whatever team. */
export function countTokensOf(database: Database, personId: string, at: Date): Promise<number> {
  const where = { userId: personId, ...openAt(at), team: { deletedAt: null } };
  return database.apiToken.count({ where });
}

async function read(database: Database, where: Prisma.ApiTokenWhereInput): Promise<ApiToken[]> {
  const stored = await database.apiToken.findMany({
    where: { ...where, revokedAt: null, OR: [{ serviceAccountId: null }, { serviceAccount: { removedAt: null } }] },
    include: tokenParts,
    orderBy: { createdAt: 'desc' },
  });
  return stored.map(tokenOf);
}
