import { z } from 'zod';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import type { ApiToken, ServiceAccount, User } from '../generated/prisma/client';
import { scopeNames } from '../teams/scopes';
import type { Actor } from './actor';
import { hashSecret, prefixes } from './bearer-secret';
import { countAttempt } from './rate-limit';

/** `last used` is as exact as a person needs it; writing it with every call would cost one more. */
const USED_EVERY_MS = 60_000;
const WRONG_SECRETS = { most: 30, windowSeconds: 60 };
const CALLS_OF_A_LINK = { most: 240, windowSeconds: 60 };

type Bearer = { database: RootDatabase; secret: string; address: string };

/** The secret of `Authorization: Bearer …`; undefined where there is none. */
export function bearerOf(headers: Headers): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** Who comes with a token or with a link's secret. Throws UNAUTHENTICATED for one that is unknown or over. */
export async function findBearer(bearer: Bearer): Promise<Actor> {
  const { database, secret, address } = bearer;
  const tokenHash = hashSecret(secret);
  const actor = secret.startsWith(prefixes.link)
    ? await actorOfLink(database, tokenHash, address)
    : await actorOfToken(database, { tokenHash });
  if (actor !== undefined) return actor;
  await countAttempt(database, `bearer:${address}`, WRONG_SECRETS);
  const what = secret.startsWith(prefixes.link) ? 'This link' : 'This API token';
  throw new AppError({ code: 'UNAUTHENTICATED', message: `${what} is unknown, over or withdrawn. Ask for a new one.` });
}

/** The actor of a token that is neither over nor revoked; what it may it asks the gate each time. */
export async function actorOfToken(
  database: RootDatabase,
  where: { tokenHash: string } | { id: string },
): Promise<Actor | undefined> {
  const token = await database.apiToken.findUnique({ where, include: { user: true, serviceAccount: true } });
  const now = new Date();
  if (token === null || token.revokedAt !== null || token.expiresAt <= now) return undefined;
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() > USED_EVERY_MS) {
    await database.apiToken.update({ where: { id: token.id }, data: { lastUsedAt: now }, select: { id: true } });
  }
  return withLimits(token);
}

function withLimits(
  stored: ApiToken & { user: User | null; serviceAccount: ServiceAccount | null },
): Actor | undefined {
  const token = {
    tokenId: stored.id,
    // A scope that was dropped from the product is one that the token has no more.
    scopes: new Set(scopeNames.filter((scope) => z.array(z.string()).parse(stored.scopes).includes(scope))),
    teamId: stored.teamId,
    ...(stored.projectId === null ? {} : { projectId: stored.projectId }),
  };
  const { user, serviceAccount } = stored;
  if (user !== null) {
    if (user.suspendedAt !== null) return undefined;
    return { kind: 'person', id: user.id, name: `${user.name} (token ${stored.name})`, email: user.email, token };
  }
  if (serviceAccount === null || serviceAccount.removedAt !== null) return undefined;
  return { kind: 'service-account', id: serviceAccount.id, name: serviceAccount.name, email: '', token };
}

async function actorOfLink(database: RootDatabase, tokenHash: string, address: string): Promise<Actor | undefined> {
  const link = await database.shareLink.findUnique({ where: { tokenHash } });
  if (link === null || link.withdrawnAt !== null || (link.expiresAt !== null && link.expiresAt <= new Date())) {
    return undefined;
  }
  await countAttempt(database, `link:${link.id}:${address}`, CALLS_OF_A_LINK);
  return { kind: 'link', id: link.id, name: `Link “${link.name}”`, email: '', includesLogs: link.includesLogs };
}
