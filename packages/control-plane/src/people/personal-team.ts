import type { Person } from '../contract/base';
import type { RootDatabase } from '../database/prisma';

/** The team that everybody has for themselves. Its ids follow from the person's, so making it again changes nothing. */
export async function ensurePersonalTeam(database: RootDatabase, person: Person): Promise<void> {
  const id = `personal-${person.id}`;
  const createdAt = new Date();
  await database.organization.createMany({
    data: [{ id, name: `${person.name}’s team`, slug: id.toLowerCase(), createdAt }],
    skipDuplicates: true,
  });
  await database.member.createMany({
    data: [{ id, organizationId: id, userId: person.id, role: 'owner', createdAt }],
    skipDuplicates: true,
  });
}
