import { z } from 'zod';
import type { Prisma } from '../generated/prisma/client';
import { scopeNames } from '../teams/scopes';
import type { ApiToken } from './schema';

const named = { select: { id: true, name: true } } as const;

export const tokenParts = {
  team: named,
  project: named,
  user: named,
  serviceAccount: named,
} as const satisfies Prisma.ApiTokenInclude;

type StoredToken = Prisma.ApiTokenGetPayload<{ include: typeof tokenParts }>;

export function tokenOf(stored: StoredToken): ApiToken {
  const kept = z.array(z.string()).parse(stored.scopes);
  const owner =
    stored.user === null
      ? ({
          kind: 'service-account',
          id: stored.serviceAccount?.id ?? '',
          name: stored.serviceAccount?.name ?? '',
        } as const)
      : ({ kind: 'person', ...stored.user } as const);
  return {
    id: stored.id,
    name: stored.name,
    hint: stored.hint,
    owner,
    team: stored.team,
    project: stored.project,
    scopes: scopeNames.filter((scope) => kept.includes(scope)),
    createdBy: { id: stored.createdById, name: stored.createdByName },
    createdAt: stored.createdAt.getTime(),
    expiresAt: stored.expiresAt.getTime(),
    lastUsedAt: stored.lastUsedAt?.getTime() ?? null,
  };
}

/** Those that still open something. */
export const openAt = (at: Date) => ({ revokedAt: null, expiresAt: { gt: at } });
