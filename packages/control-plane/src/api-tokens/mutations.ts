import { createSecret, hashSecret } from '../access/bearer-secret';
import { type TeamId, teamScope } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import type { Scope } from '../teams/scopes';
import { openAt, tokenOf, tokenParts } from './records';
import type { NewApiToken } from './schema';

const DAY_MS = 24 * 3600 * 1000;
const MOST_TOKENS = 100;

type Act = { teamId: TeamId; actor: Person; at: Date };
type Wanted = Act & {
  owner: { personId: string } | { serviceAccountId: string };
  projectId?: string | undefined;
  name: string;
  scopes: readonly Scope[];
  expiresInDays: number;
};

export async function createToken(database: RootDatabase, wanted: Wanted): Promise<NewApiToken> {
  const { teamId, projectId, actor, at, name, expiresInDays } = wanted;
  const secret = createSecret('token');
  const scopes = [...new Set(wanted.scopes)];
  const token = await transaction(database, async (each) => {
    const owner = await lockOwner(each, wanted);
    const mine = await each.apiToken.count({ where: { ...owner, ...openAt(at) } });
    if (mine >= MOST_TOKENS) {
      throw new AppError({ code: 'CONFLICT', message: `At most ${MOST_TOKENS} tokens at a time. Revoke some first.` });
    }
    const stored = await each.apiToken.create({
      data: {
        ...{ id: createRecordId(), tokenHash: hashSecret(secret), hint: secret.slice(-4), name, ...owner },
        ...{ teamId, projectId: projectId ?? null, scopes },
        ...{ createdAt: at, createdById: actor.id, createdByName: actor.name },
        expiresAt: new Date(at.getTime() + expiresInDays * DAY_MS),
      },
      include: tokenParts,
    });
    const details = { scopes: scopes.join(' '), days: expiresInDays, for: tokenOf(stored).owner.name };
    const place = projectId === undefined ? {} : { projectId };
    await recordAudit(each, { teamId, ...place, actor, at, action: 'token.create', subject: name, details });
    return tokenOf(stored);
  });
  return { token, secret };
}

async function lockOwner(database: Database, { owner, teamId }: Wanted) {
  if ('personId' in owner) return { userId: owner.personId, serviceAccountId: null };
  const { serviceAccountId } = owner;
  const account = await database.serviceAccount.findFirst({ where: { id: serviceAccountId, teamId, removedAt: null } });
  if (account === null) throw new AppError({ code: 'NOT_FOUND', message: 'The service account was removed.' });
  return { userId: null, serviceAccountId };
}

/** A person's own token. */
export async function revokeOwnToken(
  database: RootDatabase,
  { tokenId, actor, at }: { tokenId: string; actor: Person; at: Date },
): Promise<void> {
  await revoke(database, { where: { id: tokenId, userId: actor.id }, actor, at });
}

export async function revokeTeamToken(
  database: RootDatabase,
  { teamId, tokenId, actor, at }: Act & { tokenId: string },
): Promise<void> {
  await revoke(database, { where: { id: tokenId, teamId }, actor, at });
}

/**
 * Every token of a person, in whatever team; on record in each of them. Answers how many there were. It takes the locks
 * of the teams' audit chains: call it before anything of the studio's own chain is recorded.
 */
export async function revokeTokensOf(
  database: Database,
  { personId, actor, at }: { personId: string; actor: Person; at: Date },
): Promise<number> {
  const revoked = await database.apiToken.updateManyAndReturn({
    where: { userId: personId, ...openAt(at) },
    data: { revokedAt: at },
    select: { teamId: true, name: true },
  });
  // Always in one order: of two who lock several chains none waits for the other.
  for (const { teamId, name } of revoked.toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1))) {
    await recordAudit(database, { teamId: teamScope(teamId), actor, at, action: 'token.revoke', subject: name });
  }
  return revoked.length;
}

type Revoking = { where: { id: string; userId?: string; teamId?: string }; actor: Person; at: Date };

async function revoke(database: RootDatabase, { where, actor, at }: Revoking): Promise<void> {
  await transaction(database, async (each) => {
    const [revoked] = await each.apiToken.updateManyAndReturn({
      where: { ...where, revokedAt: null },
      data: { revokedAt: at },
      select: { teamId: true, name: true },
    });
    if (revoked === undefined) {
      throw new AppError({ code: 'NOT_FOUND', message: 'The token was revoked already. Load the page again.' });
    }
    // The row is the actor's own, or of the team that they were let in to.
    const teamId = teamScope(revoked.teamId);
    await recordAudit(each, { teamId, actor, at, action: 'token.revoke', subject: revoked.name });
  });
}
