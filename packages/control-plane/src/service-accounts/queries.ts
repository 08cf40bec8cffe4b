import type { TeamId } from '../access/scope';
import type { Database } from '../database/prisma';
import type { ServiceAccount as StoredAccount } from '../generated/prisma/client';
import { roleOf } from '../teams/roles';
import type { ServiceAccount } from './schema';

export async function listServiceAccounts(database: Database, teamId: TeamId): Promise<ServiceAccount[]> {
  const stored = await database.serviceAccount.findMany({
    where: { teamId, removedAt: null },
    orderBy: { name: 'asc' },
  });
  return stored.map(serviceAccountOf);
}

export function serviceAccountOf(stored: StoredAccount): ServiceAccount {
  return {
    id: stored.id,
    name: stored.name,
    role: roleOf(stored.role) ?? 'viewer',
    createdBy: { id: stored.createdById, name: stored.createdByName },
    createdAt: stored.createdAt.getTime(),
  };
}
