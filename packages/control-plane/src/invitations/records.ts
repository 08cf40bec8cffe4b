import type { Prisma } from '../generated/prisma/client';
import { roleOf } from '../teams/roles';
import type { Invitation } from './schema';

export const invitationParts = {
  inviter: { select: { id: true, name: true } },
} as const satisfies Prisma.InvitationInclude;

type StoredInvitation = Prisma.InvitationGetPayload<{ include: typeof invitationParts }>;

export function invitationOf(stored: StoredInvitation): Invitation {
  return {
    id: stored.id,
    role: roleOf(stored.role ?? '') ?? 'viewer',
    email: stored.email,
    uses: stored.uses,
    maxUses: stored.maxUses,
    invitedBy: stored.inviter,
    createdAt: stored.createdAt.getTime(),
    expiresAt: stored.expiresAt.getTime(),
    sentAt: stored.sentAt?.getTime() ?? null,
  };
}
