import { type TeamId, teamScope } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';

type NewTeam = { name: string; actor: Person; at: Date };

/** A team with whoever makes it as its owner. */
export async function createTeam(database: RootDatabase, { name, actor, at }: NewTeam): Promise<TeamId> {
  const id = createRecordId();
  // It is the actor's from its first moment.
  const teamId = teamScope(id);
  await transaction(database, async (each) => {
    await each.organization.create({ data: { id, name, slug: id, createdAt: at } });
    const member = { id: createRecordId(), organizationId: id, userId: actor.id, role: 'owner', createdAt: at };
    await each.member.create({ data: member });
    await recordAudit(each, { teamId, actor, at, action: 'team.create', subject: name });
  });
  return teamId;
}

export async function renameTeam(
  database: RootDatabase,
  { teamId, name, actor, at }: NewTeam & { teamId: TeamId },
): Promise<void> {
  await transaction(database, async (each) => {
    const before = await each.organization.findUniqueOrThrow({ where: { id: teamId }, select: { name: true } });
    await each.organization.update({ where: { id: teamId }, data: { name }, select: { id: true } });
    const changed = { before: { name: before.name }, after: { name } };
    await recordAudit(each, { teamId, actor, at, action: 'team.rename', subject: name, ...changed });
  });
}
