import type { Database } from '../database/prisma';

/** How long a device that is trusted is not asked for a code; counted anew with each sign-in on it. */
export const TRUSTED_DEVICE_DAYS = 30;

/** better-auth keeps a row for each device, with the person as its value. */
const ofPerson = (personId: string) => ({ value: personId, identifier: { startsWith: 'trust-device-' } });

export function countTrustedDevices(database: Database, personId: string, now: Date): Promise<number> {
  return database.verification.count({ where: { ...ofPerson(personId), expiresAt: { gt: now } } });
}

/** Every device is asked for a code again. Answers how many were trusted. */
export async function forgetTrustedDevices(database: Database, personId: string): Promise<number> {
  return (await database.verification.deleteMany({ where: ofPerson(personId) })).count;
}
