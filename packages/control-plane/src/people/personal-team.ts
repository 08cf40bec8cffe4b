import type { Person } from '../contract/base';
import type { RootDatabase } from '../database/prisma';

const PREFIX = 'personal-';

/** The team that everybody has for themselves. Its ids follow from the person's, so making it again changes nothing. */
export async function ensurePersonalTeam(database: RootDatabase, person: Person): Promise<void> {
  const id = personalTeamId(person.id);
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

export function personalTeamId(personId: string): string {
  return `${PREFIX}${personId}`;
}

/** Whoever it was made for stays its owner: it is made anew for them when they are without a team. */
export function isPersonalTeam(teamId: string): boolean {
  return teamId.startsWith(PREFIX);
}
