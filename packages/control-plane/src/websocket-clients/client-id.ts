import { createHash } from 'node:crypto';
import { createRecordId } from '../record-id';

/** A client's id tells whose it is, so that any web process can check it without asking the one that runs the client. */
export function createClientId(personId: string): string {
  return `${ownerPart(personId)}-${createRecordId()}`;
}

export function isClientOf(personId: string, clientId: string): boolean {
  return clientId.startsWith(`${ownerPart(personId)}-`);
}

function ownerPart(personId: string): string {
  return createHash('sha256').update(personId).digest('hex').slice(0, 16);
}
