import type { Database } from '../database/prisma';
import { roleOf } from './roles';
import type { Team } from './schema';

/** The teams that a person belongs to, their oldest first, which is their personal one. */
export async function listMemberships(database: Database, personId: string): Promise<Team[]> {
  const members = await database.member.findMany({
    where: { userId: personId },
    include: { organization: true },
    orderBy: { createdAt: 'asc' },
  });
  return members.map(({ organization, role }) => ({
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    memberRole: roleOf(role) ?? 'viewer',
  }));
}
