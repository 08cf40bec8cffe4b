import { hashSecret } from '../access/bearer-secret';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { roleOf } from '../teams/roles';
import { invitationOf, invitationParts } from './records';
import type { Invitation, Offer } from './schema';

/** Invitations that nobody took yet, the newest first: to the team, or to one project of it. */
export async function listInvitations(
  database: Database,
  { teamId, projectId = null }: { teamId: TeamId; projectId?: string | null },
): Promise<Invitation[]> {
  const stored = await database.invitation.findMany({
    where: { organizationId: teamId, projectId, status: 'pending' },
    include: invitationParts,
    orderBy: { createdAt: 'desc' },
  });
  return stored.map(invitationOf);
}

/** The invitation of a link's secret while it can be taken: not over, withdrawn or used up, and its team is there. */
export async function findUsableInvitation(database: Database, secret: string, at: Date) {
  const found = await database.invitation.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { organization: true, project: true, inviter: { select: { id: true, name: true } } },
  });
  if (found === null || found.status !== 'pending' || found.uses >= found.maxUses || found.expiresAt <= at) {
    return undefined;
  }
  const isGone = found.organization.deletedAt !== null || (found.project !== null && found.project.deletedAt !== null);
  return isGone ? undefined : found;
}

export async function getUsableInvitation(database: Database, secret: string, at: Date) {
  const found = await findUsableInvitation(database, secret, at);
  if (found !== undefined) return found;
  const message = 'This invitation is over: it expired, was taken or withdrawn. Ask whoever sent it for a new one.';
  throw new AppError({ code: 'NOT_FOUND', message });
}

export async function getOffer(database: Database, secret: string, at: Date): Promise<Offer> {
  const found = await getUsableInvitation(database, secret, at);
  return {
    teamName: found.organization.name,
    projectName: found.project?.name ?? null,
    role: roleOf(found.role ?? '') ?? 'viewer',
    invitedBy: found.inviter.name,
    email: found.email,
    expiresAt: found.expiresAt.getTime(),
  };
}
