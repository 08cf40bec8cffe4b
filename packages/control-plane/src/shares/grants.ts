import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { type GrantableRole, type GuestRole, guestRoles, isAtLeast, roleOf } from '../teams/roles';

type Act = { teamId: TeamId; projectId: string; actor: Person; at: Date };

/** Gives a member another role on one project than in the team, or a guest another one than before; null takes it back. */
export async function setProjectRole(
  database: RootDatabase,
  act: Act & { personId: string; role: GrantableRole | null },
): Promise<void> {
  const { teamId, projectId, personId, role, actor, at } = act;
  await transaction(database, async (each) => {
    const member = await each.member.findFirst({
      where: { organizationId: teamId, userId: personId },
      include: { user: { select: { name: true } } },
    });
    const grant = await each.projectGrant.findFirst({
      where: { projectId, userId: personId, project: { teamId } },
      include: { user: { select: { name: true } } },
    });
    const name = member?.user.name ?? grant?.user?.name;
    if (name === undefined) {
      throw new AppError({ code: 'NOT_FOUND', message: 'They have no access to the project. Invite them to it.' });
    }
    if (member !== null) refuseAdmin(member.role, name);
    else refuseTooMuch(role);
    await store(each, { ...act, grantId: grant?.id, userId: personId });
    const before = { role: grant?.role ?? member?.role ?? 'none' };
    const changed = { subjectId: personId, before, after: { role: role ?? member?.role ?? 'none' } };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'project.role', subject: name, ...changed });
  });
}

function refuseAdmin(stored: string, name: string): void {
  const role = roleOf(stored);
  if (role === undefined || !isAtLeast(role, 'admin')) return;
  const message = `${name} is an ${role} of the team, and that on every project. Change their role in the team instead.`;
  throw new AppError({ code: 'CONFLICT', message });
}

/** Who settles secrets and people is of the team. */
function refuseTooMuch(role: GrantableRole | null): void {
  if (role !== 'admin') return;
  const message = `A guest can be ${guestRoles.join(', ')}. Invite them to the team to make them an admin.`;
  throw new AppError({ code: 'INVALID', message });
}

export async function setTeamRole(
  database: RootDatabase,
  act: Act & { guestTeamId: string; role: GuestRole | null },
): Promise<void> {
  const { teamId, projectId, guestTeamId, role, actor, at } = act;
  if (guestTeamId === teamId) {
    throw new AppError({ code: 'INVALID', message: 'This is the project’s own team, whose members have it already.' });
  }
  await transaction(database, async (each) => {
    const team = await each.organization.findFirst({ where: { id: guestTeamId, deletedAt: null } });
    if (team === null) {
      const message = 'There is no team with this id. Its members find the id on their page Settings.';
      throw new AppError({ code: 'NOT_FOUND', message });
    }
    const grant = await each.projectGrant.findFirst({ where: { projectId, teamId: guestTeamId, project: { teamId } } });
    if (grant === null && role === null) return;
    await store(each, { ...act, grantId: grant?.id, guestTeamId });
    const changed = { before: { role: grant?.role ?? 'none' }, after: { role: role ?? 'none' } };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'project.share', subject: team.name, ...changed });
  });
}

type Grant = Act & { grantId: string | undefined; userId?: string; guestTeamId?: string; role: GrantableRole | null };

async function store(database: Database, { grantId, projectId, userId, guestTeamId, role, actor, at }: Grant) {
  const select = { id: true } as const;
  if (role === null) {
    if (grantId !== undefined) await database.projectGrant.delete({ where: { id: grantId }, select });
  } else if (grantId !== undefined) {
    await database.projectGrant.update({ where: { id: grantId }, data: { role }, select });
  } else {
    const by = { createdAt: at, createdById: actor.id, createdByName: actor.name };
    const whom = { userId: userId ?? null, teamId: guestTeamId ?? null };
    await database.projectGrant.create({ data: { id: createRecordId(), projectId, ...whom, role, ...by }, select });
  }
}
