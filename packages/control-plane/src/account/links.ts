import { createSecret, hashSecret } from '../access/bearer-secret';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { createRecordId } from '../record-id';

type Wanted = { personId: string; at: Date; lastsMs: number } & (
  | { kind: 'password' }
  | { kind: 'email'; email: string }
);

/** Makes a link's secret that works once; an earlier one of the same person and kind opens nothing any more. */
export async function createAccountLink(
  database: Database,
  wanted: Wanted,
): Promise<{ secret: string; expiresAt: Date }> {
  const { personId, kind, at } = wanted;
  const secret = createSecret('account');
  const expiresAt = new Date(at.getTime() + wanted.lastsMs);
  await database.accountLink.deleteMany({ where: { userId: personId, kind } });
  await database.accountLink.create({
    data: {
      ...{ id: createRecordId(), userId: personId, kind, tokenHash: hashSecret(secret), createdAt: at, expiresAt },
      email: wanted.kind === 'email' ? wanted.email : null,
    },
    select: { id: true },
  });
  return { secret, expiresAt };
}

type Held = { secret: string; kind: Wanted['kind']; at: Date };

/** Whose link it is, while it works. */
export async function getAccountLink(database: Database, { secret, kind, at }: Held) {
  const found = await database.accountLink.findFirst({
    where: { tokenHash: hashSecret(secret), kind, expiresAt: { gt: at } },
    include: { user: { select: { id: true, name: true, email: true, suspendedAt: true } } },
  });
  if (found !== null) return found;
  throw over();
}

/** Of two who come at once with the same link, one has it. */
export async function spendAccountLink(database: Database, id: string): Promise<void> {
  const { count } = await database.accountLink.deleteMany({ where: { id } });
  if (count === 0) throw over();
}

function over(): AppError {
  const message =
    'This link is over: it works once, for a limited time, and until a newer one is made. Ask for a new one.';
  return new AppError({ code: 'NOT_FOUND', message });
}
