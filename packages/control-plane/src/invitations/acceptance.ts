import type { Actor } from '../access/actor';
import { teamScope } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { isAtLeast, type MemberRole, roleOf } from '../teams/roles';
import { getUsableInvitation } from './queries';

export type Accepted = { teamId: string; projectId: string | null };

type Acceptance = { secret: string; actor: Actor; at: Date };

/** Makes the actor what they were invited to be. An invitation is spent by one person, or by as many as it says, each once. */
export async function acceptInvitation(database: RootDatabase, { secret, actor, at }: Acceptance): Promise<Accepted> {
  return transaction(database, async (each) => {
    const found = await getUsableInvitation(each, secret, at);
    const { id, organizationId, projectId, email } = found;
    if (email !== null && email !== actor.email.toLowerCase()) {
      const message = `This invitation is for ${email}, and you are signed in as ${actor.email}. Sign in with that address.`;
      throw new AppError({ code: 'FORBIDDEN', message });
    }
    const role = roleOf(found.role ?? '') ?? 'viewer';
    const joining = { teamId: organizationId, projectId, personId: actor.id, role, at };
    await refuseInside(each, joining);
    await spend(each, id, at);
    if (projectId === null) await join(each, joining);
    else await becomeGuest(each, { ...joining, projectId, inviter: found.inviter });
    // The invitation is the right: it was made behind the gate, for whoever takes it.
    await recordAudit(each, {
      ...{ teamId: teamScope(organizationId), actor: { id: actor.id, name: actor.name }, at },
      ...(projectId === null ? {} : { projectId }),
      ...{ action: 'invitation.accept', subject: found.project?.name ?? found.organization.name },
      details: { role, invitedBy: found.inviter.name },
    });
    return { teamId: organizationId, projectId };
  });
}

/** Counts the use in the row itself: of two who come at once to the last one, the second finds it spent. */
async function spend(database: Database, id: string, at: Date): Promise<void> {
  const spent = await database.$executeRaw`
    UPDATE "Invitation" SET uses = uses + 1,
      status = CASE WHEN uses + 1 >= "maxUses" THEN 'accepted' ELSE status END
    WHERE id = ${id} AND status = 'pending' AND uses < "maxUses" AND "expiresAt" > ${at}`;
  if (spent === 1) return;
  throw new AppError({
    code: 'NOT_FOUND',
    message: 'Somebody else has just taken this invitation. Ask for a new one.',
  });
}

type Joining = { teamId: string; projectId: string | null; personId: string; role: MemberRole; at: Date };

async function refuseInside(database: Database, { teamId, projectId, personId }: Joining): Promise<void> {
  const member = await database.member.findFirst({ where: { organizationId: teamId, userId: personId } });
  if (member !== null) throw new AppError({ code: 'CONFLICT', message: 'You are a member of this team already.' });
  if (projectId === null) return;
  const grant = await database.projectGrant.findFirst({ where: { projectId, userId: personId } });
  if (grant !== null) throw new AppError({ code: 'CONFLICT', message: 'You have a role on this project already.' });
}

/** What a guest was given on projects of the team stays where it is more than the new role. */
async function join(database: Database, { teamId, personId, role, at }: Joining): Promise<void> {
  const member = { id: createRecordId(), organizationId: teamId, userId: personId, role, createdAt: at };
  await database.member.create({ data: member, select: { id: true } });
  const grants = await database.projectGrant.findMany({ where: { userId: personId, project: { teamId } } });
  const less = grants.filter((grant) => isAtLeast(role, roleOf(grant.role) ?? 'viewer')).map(({ id }) => id);
  await database.projectGrant.deleteMany({ where: { id: { in: less } } });
}

type BecomingGuest = Joining & { projectId: string; inviter: { id: string; name: string } };

async function becomeGuest(
  database: Database,
  { projectId, personId, role, at, inviter }: BecomingGuest,
): Promise<void> {
  const by = { createdAt: at, createdById: inviter.id, createdByName: inviter.name };
  await database.projectGrant.create({
    data: { id: createRecordId(), projectId, userId: personId, role, ...by },
    select: { id: true },
  });
}
