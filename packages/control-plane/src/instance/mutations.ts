import { createAccountLink } from '../account/links';
import { resetUrl } from '../account/resets';
import { revokeTokensOf } from '../api-tokens/mutations';
import { AppError } from '../app-error';
import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { unlockAccount } from '../people/limits';
import { findSignUpPolicy, INSTANCE_ID } from '../people/sign-up-policy';
import type { InstanceSettings } from './schema';

/** Somebody passes it on by hand, perhaps to another part of the world. */
const LINK_LASTS_MS = 24 * 3_600_000;

type Act = { actor: Person; at: Date };
type OfPerson = Act & { personId: string };

export async function setInstanceSettings(
  database: RootDatabase,
  { actor, at, signUp }: Act & InstanceSettings,
): Promise<InstanceSettings> {
  return transaction(database, async (each) => {
    const before = await findSignUpPolicy(each);
    await each.instance.update({ where: { id: INSTANCE_ID }, data: { signUp }, select: { id: true } });
    if (before.signUp !== signUp) {
      const changed = { before: { signUp: before.signUp }, after: { signUp } };
      await recordAudit(each, { ...INSIDE, actor, at, action: 'instance.settings', subject: 'sign-up', ...changed });
    }
    return { signUp };
  });
}

/** A suspended person is out at once and everywhere, and their tokens are revoked for good. */
export async function setSuspended(
  database: RootDatabase,
  { actor, at, personId, isSuspended }: OfPerson & { isSuspended: boolean },
): Promise<void> {
  await transaction(database, async (each) => {
    await lockAdministrators(each, actor);
    const person = await getPerson(each, personId);
    if (person.id === actor.id) {
      throw new AppError({ code: 'CONFLICT', message: 'You cannot suspend yourself. Ask another administrator.' });
    }
    if ((person.suspendedAt !== null) === isSuspended) return;
    await each.user.update({
      where: { id: personId },
      data: { suspendedAt: isSuspended ? at : null },
      select: { id: true },
    });
    const details = isSuspended ? await endAccess(each, { personId, actor, at }) : {};
    const action = isSuspended ? 'person.suspend' : 'person.unsuspend';
    await recordAudit(each, { ...INSIDE, actor, at, action, subject: person.email, subjectId: personId, details });
  });
}

async function endAccess(database: Database, { personId, actor, at }: OfPerson) {
  const sessions = await database.session.deleteMany({ where: { userId: personId } });
  await database.accountLink.deleteMany({ where: { userId: personId } });
  // A name with `token` in it would be redacted as a secret.
  const revoked = await revokeTokensOf(database, { personId, actor, at });
  return { endedSessions: sessions.count, revoked };
}

/** Makes an administrator or unmakes one, but never the last. */
export async function setAdministrator(
  database: RootDatabase,
  { actor, at, personId, isAdministrator }: OfPerson & { isAdministrator: boolean },
): Promise<void> {
  await transaction(database, async (each) => {
    const administrators = await lockAdministrators(each, actor);
    const person = await getPerson(each, personId);
    if (person.isAdministrator === isAdministrator) return;
    if (isAdministrator && person.suspendedAt !== null) {
      throw new AppError({ code: 'CONFLICT', message: `${person.name} is suspended. Let them in again first.` });
    }
    if (!isAdministrator && administrators.every(({ id }) => id === personId)) {
      const message = 'A studio needs an administrator. Make somebody else one first.';
      throw new AppError({ code: 'CONFLICT', message });
    }
    await each.user.update({ where: { id: personId }, data: { isAdministrator }, select: { id: true } });
    const changed = { before: { isAdministrator: !isAdministrator }, after: { isAdministrator } };
    const subject = { subject: person.email, subjectId: personId };
    await recordAudit(each, { ...INSIDE, actor, at, action: 'instance.administrator', ...subject, ...changed });
  });
}

type NewLink = OfPerson & { publicUrl: string };

export async function createResetLink(database: RootDatabase, { actor, at, personId, publicUrl }: NewLink) {
  return transaction(database, async (each) => {
    await lockAdministrators(each, actor);
    const person = await getPerson(each, personId);
    if (person.suspendedAt !== null) {
      throw new AppError({ code: 'CONFLICT', message: `${person.name} is suspended. Let them in again first.` });
    }
    const link = { personId, kind: 'password', at, lastsMs: LINK_LASTS_MS } as const;
    const { secret, expiresAt } = await createAccountLink(each, link);
    await unlockAccount(each, person.email);
    const subject = { subject: person.email, subjectId: personId };
    await recordAudit(each, { ...INSIDE, actor, at, action: 'person.reset-link', ...subject });
    return { url: resetUrl(publicUrl, secret), expiresAt: expiresAt.getTime() };
  });
}

const INSIDE = { teamId: INSTANCE };

/** Of two administrators who unmake each other at once, the second is none any more when their turn comes. */
async function lockAdministrators(database: Database, actor: Person) {
  await database.$queryRaw`SELECT id FROM "User" WHERE "isAdministrator" ORDER BY id FOR UPDATE`;
  const where = { isAdministrator: true, suspendedAt: null };
  const administrators = await database.user.findMany({ where, select: { id: true } });
  if (administrators.some(({ id }) => id === actor.id)) return administrators;
  throw new AppError({ code: 'NOT_FOUND', message: 'You are no administrator of this studio any more.' });
}

async function getPerson(database: Database, personId: string) {
  const person = await database.user.findUnique({ where: { id: personId } });
  if (person === null) throw new AppError({ code: 'NOT_FOUND', message: 'This person has no account here any more.' });
  return person;
}
