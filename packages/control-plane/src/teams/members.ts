import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { personalTeamId } from '../people/personal-team';
import { confirmedTeam } from './deletion';
import { type MemberRole, roleOf } from './roles';

type Act = { teamId: TeamId; personId: string; actor: Person; actorRole: MemberRole; at: Date };

/** Gives a member another role. Owners are made, and unmade, by owners. */
export async function setMemberRole(database: RootDatabase, act: Act & { role: MemberRole }): Promise<void> {
  const { teamId, personId, actor, actorRole, at, role } = act;
  await transaction(database, async (each) => {
    const member = await lockMember(each, { teamId, personId });
    if (member.role === role) return;
    if (actorRole !== 'owner' && (member.role === 'owner' || role === 'owner')) {
      throw new AppError({ code: 'FORBIDDEN', message: 'Owners are made and unmade by owners. Ask one of them.' });
    }
    if (member.role === 'owner') await keepOwner(each, { teamId, personId, doing: 'give them another role' });
    await each.member.update({ where: { id: member.id }, data: { role }, select: { id: true } });
    const changed = { subjectId: personId, before: { role: member.role }, after: { role } };
    await recordAudit(each, { teamId, actor, at, action: 'member.role', subject: member.name, ...changed });
  });
}

export async function removeMember(database: RootDatabase, act: Act): Promise<void> {
  const { teamId, personId, actor, actorRole, at } = act;
  await transaction(database, async (each) => {
    const member = await lockMember(each, { teamId, personId });
    if (member.role === 'owner' && actorRole !== 'owner') {
      throw new AppError({ code: 'FORBIDDEN', message: 'An owner is removed by another owner. Ask one of them.' });
    }
    if (member.role === 'owner') await keepOwner(each, { teamId, personId, doing: 'remove them' });
    await dropMember(each, { teamId, personId, memberId: member.id, at });
    const gone = { subjectId: personId, before: { role: member.role } };
    await recordAudit(each, { teamId, actor, at, action: 'member.remove', subject: member.name, ...gone });
  });
}

type Leaving = { teamId: TeamId; actor: Person; at: Date; confirmName: string };

export async function leaveTeam(database: RootDatabase, { teamId, actor, at, confirmName }: Leaving): Promise<void> {
  await transaction(database, async (each) => {
    const { name } = await confirmedTeam(each, { teamId, confirmName, to: 'leave' });
    const member = await lockMember(each, { teamId, personId: actor.id });
    if (member.role === 'owner') await keepOwner(each, { teamId, personId: actor.id, doing: 'leave' });
    await dropMember(each, { teamId, personId: actor.id, memberId: member.id, at });
    await recordAudit(each, { teamId, actor, at, action: 'member.leave', subject: name });
  });
}

/** Makes a member the owner in the actor's place, who stays as an admin. */
export async function transferTeam(database: RootDatabase, act: Leaving & { personId: string }): Promise<void> {
  const { teamId, actor, at, confirmName, personId } = act;
  await transaction(database, async (each) => {
    const { name } = await confirmedTeam(each, { teamId, confirmName, to: 'hand over' });
    if (personId === actor.id) throw new AppError({ code: 'INVALID', message: 'The team is yours already.' });
    refusePersonal(teamId, actor.id, 'hand it over');
    const member = await lockMember(each, { teamId, personId });
    const own = await lockMember(each, { teamId, personId: actor.id });
    // Behind the lock: another owner may have made less of them since the gate was asked.
    if (own.role !== 'owner') throw new AppError({ code: 'FORBIDDEN', message: 'You do not own this team any more.' });
    await each.member.update({ where: { id: member.id }, data: { role: 'owner' }, select: { id: true } });
    await each.member.update({ where: { id: own.id }, data: { role: 'admin' }, select: { id: true } });
    const changed = { before: { owner: actor.name }, after: { owner: member.name } };
    await recordAudit(each, { teamId, actor, at, action: 'team.transfer', subject: name, ...changed });
  });
}

type OfMember = { teamId: TeamId; personId: string };

/** All of a team's members are locked, so that of two owners who leave at once one stays. */
async function lockMember(database: Database, { teamId, personId }: OfMember) {
  await database.$queryRaw`SELECT id FROM "Member" WHERE "organizationId" = ${teamId} ORDER BY id FOR UPDATE`;
  const member = await database.member.findFirst({
    where: { organizationId: teamId, userId: personId },
    include: { user: { select: { name: true } } },
  });
  if (member === null) {
    throw new AppError({ code: 'NOT_FOUND', message: 'They are no member of the team any more. Load the page again.' });
  }
  return { id: member.id, role: roleOf(member.role) ?? 'viewer', name: member.user.name };
}

async function keepOwner(database: Database, { teamId, personId, doing }: OfMember & { doing: string }): Promise<void> {
  refusePersonal(teamId, personId, doing);
  const others = await database.member.count({
    where: { organizationId: teamId, role: 'owner', userId: { not: personId } },
  });
  if (others > 0) return;
  const message = `A team has an owner always. To ${doing}, make another member an owner first.`;
  throw new AppError({ code: 'CONFLICT', message });
}

function refusePersonal(teamId: TeamId, personId: string, doing: string): void {
  if (teamId !== personalTeamId(personId)) return;
  const message = `This team came with the account of its owner, who stays that. To ${doing}, make another team.`;
  throw new AppError({ code: 'CONFLICT', message });
}

/** With the membership go its roles on projects, its tokens and the invitations that it sent and nobody took. */
async function dropMember(
  database: Database,
  { teamId, personId, memberId, at }: OfMember & { memberId: string; at: Date },
): Promise<void> {
  await database.member.delete({ where: { id: memberId }, select: { id: true } });
  await database.projectGrant.deleteMany({ where: { userId: personId, project: { teamId } } });
  const live = { teamId, userId: personId, revokedAt: null };
  await database.apiToken.updateMany({ where: live, data: { revokedAt: at } });
  const waiting = { organizationId: teamId, inviterId: personId, status: 'pending' };
  await database.invitation.updateMany({ where: waiting, data: { status: 'withdrawn' } });
}
