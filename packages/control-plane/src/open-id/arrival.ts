import { z } from 'zod';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { findSignUpPolicy } from '../people/sign-up-policy';
import { createRecordId } from '../record-id';
import { OpenIdError } from './problems';
import type { OpenIdProvider } from './providers';

/** As which kind of account better-auth's table has it. */
export const OPEN_ID = 'open-id';

/** What a provider says of somebody. Some say true as a word. */
export const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});
export type Claims = z.infer<typeof claimsSchema>;

type Arriving = { provider: OpenIdProvider; claims: Claims; at: Date };

/** Somebody who has no account yet, as they are to be made. */
export type Newcomer = { email: string; name: string };

/** Whose account it is, joined to the provider if it was not yet; or who is to be made. */
export async function findArrival(
  database: RootDatabase,
  arriving: Arriving,
): Promise<{ personId: string } | { newcomer: Newcomer }> {
  const { provider, claims, at } = arriving;
  const email = addressOf(provider, claims);
  const known = await findLinked(database, claims);
  if (known !== undefined) return { personId: known };
  // An address that nobody proved could be anybody's.
  if (email === undefined) throw new OpenIdError('no-address');
  if (claims.email_verified !== true) throw new OpenIdError('unverified');
  const person = await database.user.findUnique({ where: { email } });
  if (person === null) {
    const { signUp } = await findSignUpPolicy(database);
    if (signUp !== 'open' && !provider.mayJoin) throw new OpenIdError('closed');
    return { newcomer: { email, name: nameOf(claims, email) } };
  }
  if (person.emailVerified) await link(database, { personId: person.id, claims, at });
  else await takeOver(database, { person, provider, claims, at });
  return { personId: person.id };
}

/** By somebody who is signed in: their account is opened by the provider too, whatever their addresses. */
export async function connect(
  database: RootDatabase,
  { personId, claims, at }: { personId: string; claims: Claims; at: Date },
): Promise<void> {
  const known = await findLinked(database, claims);
  if (known === personId) return;
  if (known !== undefined) throw new OpenIdError('linked-elsewhere');
  await link(database, { personId, claims, at });
}

export function accountIdOf({ iss, sub }: Claims): string {
  return `${iss} ${sub}`;
}

async function findLinked(database: Database, claims: Claims): Promise<string | undefined> {
  const where = { providerId: OPEN_ID, accountId: accountIdOf(claims) };
  return (await database.account.findFirst({ where, select: { userId: true } }))?.userId;
}

async function link(database: Database, { personId, claims, at }: { personId: string; claims: Claims; at: Date }) {
  const account = { id: createRecordId(), providerId: OPEN_ID, accountId: accountIdOf(claims), userId: personId };
  await database.account.create({ data: { ...account, createdAt: at, updatedAt: at } });
}

/**
 * Somebody made an account with this address and never proved that it is theirs: it may be a trap, laid for who comes
 * now. Where administrators said that the provider speaks for the domain, the account goes to who the provider says
 * owns the address, and every other way into it ends. Not an administrator's: theirs is the way back in.
 */
async function takeOver(
  database: RootDatabase,
  { person, provider, claims, at }: Arriving & { person: { id: string; isAdministrator: boolean } },
): Promise<void> {
  if (provider.allowedDomains.length === 0 || person.isAdministrator) throw new OpenIdError('taken');
  await transaction(database, async (within) => {
    const ofPerson = { where: { userId: person.id } };
    await within.account.deleteMany(ofPerson);
    await within.session.deleteMany(ofPerson);
    await within.passkey.deleteMany(ofPerson);
    await within.twoFactor.deleteMany(ofPerson);
    await within.apiToken.deleteMany({ where: { userId: person.id } });
    await within.user.update({ where: { id: person.id }, data: { emailVerified: true, twoFactorEnabled: false } });
    await link(within, { personId: person.id, claims, at });
  });
}

/** Their address, once it is one that may come in. */
function addressOf({ allowedDomains }: OpenIdProvider, { email, email_verified }: Claims): string | undefined {
  const address = email?.toLowerCase();
  if (allowedDomains.length === 0) return address;
  if (address === undefined) throw new OpenIdError('no-address');
  if (email_verified !== true) throw new OpenIdError('unverified');
  if (!allowedDomains.includes(address.slice(address.lastIndexOf('@') + 1))) throw new OpenIdError('other-domain');
  return address;
}

function nameOf({ name, preferred_username }: Claims, email: string): string {
  const said = [name, preferred_username].find((each) => each !== undefined && each.trim() !== '');
  return (said ?? email.slice(0, email.lastIndexOf('@'))).trim().slice(0, 80);
}
