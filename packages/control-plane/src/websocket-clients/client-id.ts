import { createHash } from 'node:crypto';
import { createRecordId } from '../record-id';

/** A client's id tells whose it is and of which stage, so that any web process can ask the gate without the one that runs it. */
export function createClientId(personId: string, stageId: string): string {
  return `${ownerPart(personId)}-${stageId}-${createRecordId()}`;
}

/** The stage that a client was opened to. Somebody can write another one, and then the gate is asked about that. */
export function stageOfClient(clientId: string): string {
  return clientId.split('-')[1] ?? '';
}

export function isClientOf(personId: string, clientId: string): boolean {
  return clientId.startsWith(`${ownerPart(personId)}-`);
}

function ownerPart(personId: string): string {
  return createHash('sha256').update(personId).digest('hex').slice(0, 16);
}
