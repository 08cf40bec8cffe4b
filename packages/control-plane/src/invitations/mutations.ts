import { createSecret, hashSecret } from '../access/bearer-secret';
import { countAttempt } from '../access/rate-limit';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import type { Mailer, MailOutcome } from '../mail/mailer';
import { createRecordId } from '../record-id';
import type { MemberRole } from '../teams/roles';
import { invitationLetter } from './letter';
import { invitationOf, invitationParts } from './records';
import type { NewInvitation } from './schema';

const DAY_MS = 24 * 3600 * 1000;
const OF_A_TEAM = { most: 60, windowSeconds: 3600 };
const OF_AN_INVITATION = { most: 5, windowSeconds: 3600 };
const MOST_WAITING = 200;

type Desk = { database: RootDatabase; mailer: Mailer; publicUrl: string };
type OfTeam = { teamId: TeamId; projectId?: string; actor: Person; at: Date };
type Wanted = OfTeam & { role: MemberRole; email?: string | undefined; maxUses: number; expiresInDays: number };

/** Stores an invitation and sends it, where it has an address and the studio a mail server. */
export async function createInvitation(desk: Desk, wanted: Wanted): Promise<NewInvitation> {
  const { teamId, projectId, actor, at, role, email, expiresInDays } = wanted;
  const { database } = desk;
  await countAttempt(database, `invite:${teamId}`, OF_A_TEAM, at.getTime());
  const secret = createSecret('invitation');
  const id = createRecordId();
  await transaction(database, async (each) => {
    await refuseMember(each, wanted);
    await refuseTooMany(each, teamId);
    await each.invitation.create({
      data: {
        ...{ id, organizationId: teamId, projectId: projectId ?? null, email: email ?? null, role, status: 'pending' },
        ...{ tokenHash: hashSecret(secret), maxUses: email === undefined ? wanted.maxUses : 1 },
        ...{ createdAt: at, expiresAt: new Date(at.getTime() + expiresInDays * DAY_MS), inviterId: actor.id },
      },
      select: { id: true },
    });
    const details = { role, by: email === undefined ? 'link' : 'e-mail', days: expiresInDays };
    const subject = email ?? 'whoever has the link';
    await recordAudit(each, { teamId, ...place(projectId), actor, at, action: 'invitation.create', subject, details });
  });
  return deliver(desk, { id, secret, at });
}

type OfInvitation = OfTeam & { invitationId: string };

/** Replaces an invitation's link by a new one, and gives it its days again. */
export async function renewInvitation(desk: Desk, act: OfInvitation): Promise<NewInvitation> {
  const { teamId, projectId, invitationId, actor, at } = act;
  const { database } = desk;
  await countAttempt(database, `invitation:${invitationId}`, OF_AN_INVITATION, at.getTime());
  const secret = createSecret('invitation');
  await transaction(database, async (each) => {
    const { createdAt, expiresAt, email } = await lockPending(each, act);
    const until = new Date(at.getTime() + Math.max(expiresAt.getTime() - createdAt.getTime(), DAY_MS));
    await each.invitation.update({
      where: { id: invitationId },
      data: { tokenHash: hashSecret(secret), createdAt: at, expiresAt: until },
      select: { id: true },
    });
    const subject = email ?? 'whoever has the link';
    await recordAudit(each, { teamId, ...place(projectId), actor, at, action: 'invitation.renew', subject });
  });
  return deliver(desk, { id: invitationId, secret, at });
}

export async function withdrawInvitation(database: RootDatabase, act: OfInvitation): Promise<void> {
  const { teamId, projectId, invitationId, actor, at } = act;
  await transaction(database, async (each) => {
    const { email } = await lockPending(each, act);
    await each.invitation.update({ where: { id: invitationId }, data: { status: 'withdrawn' }, select: { id: true } });
    const subject = email ?? 'whoever has the link';
    await recordAudit(each, { teamId, ...place(projectId), actor, at, action: 'invitation.withdraw', subject });
  });
}

async function deliver(
  { database, mailer, publicUrl }: Desk,
  { id, secret, at }: { id: string; secret: string; at: Date },
): Promise<NewInvitation> {
  // Behind #, which no browser sends: the secret is in no server's log and in no Referer.
  const url = `${publicUrl}/invite#${secret}`;
  const include = { ...invitationParts, organization: true, project: true } as const;
  const stored = await database.invitation.findUniqueOrThrow({ where: { id }, include });
  const { email, role, expiresAt, inviter, organization, project } = stored;
  let mail: MailOutcome = 'none';
  if (email !== null) {
    const letter = { inviter: inviter.name, teamName: organization.name, projectName: project?.name ?? null };
    mail = await mailer.send({ to: email, ...invitationLetter({ ...letter, role: role ?? '', url, expiresAt }) });
  }
  if (mail !== 'sent') return { invitation: invitationOf(stored), url, mail };
  const sent = await database.invitation.update({ where: { id }, data: { sentAt: at }, include: invitationParts });
  return { invitation: invitationOf(sent), url, mail };
}

/** Whoever is a member already, or was invited already, needs no other invitation. To the team's admins that is no secret. */
async function refuseMember(database: Database, { teamId, projectId, email }: Wanted): Promise<void> {
  if (email === undefined) return;
  const member = await database.member.findFirst({ where: { organizationId: teamId, user: { email } } });
  if (member !== null) {
    const next = projectId === undefined ? 'Change their role instead.' : 'Give them a role on the project instead.';
    throw new AppError({ code: 'CONFLICT', message: `${email} is a member of the team. ${next}` });
  }
  const waiting = await database.invitation.findFirst({
    where: { organizationId: teamId, projectId: projectId ?? null, email, status: 'pending' },
  });
  if (waiting === null) return;
  const message = `${email} has an invitation already. Send that one again, or withdraw it first.`;
  throw new AppError({ code: 'CONFLICT', message });
}

async function refuseTooMany(database: Database, teamId: TeamId): Promise<void> {
  const waiting = await database.invitation.count({ where: { organizationId: teamId, status: 'pending' } });
  if (waiting < MOST_WAITING) return;
  const message = `${MOST_WAITING} invitations of the team are waiting. Withdraw those that nobody will take.`;
  throw new AppError({ code: 'RATE_LIMITED', message });
}

async function lockPending(database: Database, { teamId, projectId, invitationId }: OfInvitation) {
  const found = await database.invitation.findFirst({
    where: { id: invitationId, organizationId: teamId, projectId: projectId ?? null, status: 'pending' },
  });
  if (found !== null) return found;
  throw new AppError({ code: 'NOT_FOUND', message: 'The invitation was taken or withdrawn. Load the page again.' });
}

function place(projectId: string | undefined): { projectId?: string } {
  return projectId === undefined ? {} : { projectId };
}
