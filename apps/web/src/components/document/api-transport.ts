import type { ErrorCode } from '@chalice-studio/control-plane/contract';
import { client } from '@/lib/api';
import { describeFailure, hasErrorCode } from '@/lib/api-error';
import { type DocumentTransport, OutdatedError, RefusedError } from './transport';

/**
 * Codes of answers that the same call would get again. Not among them: UNAUTHENTICATED. Who was away for an hour signs
 * in again, and what they did meanwhile is sent then.
 */
const refusals: readonly ErrorCode[] = ['FORBIDDEN', 'NOT_FOUND', 'INVALID', 'TOO_LARGE'];

export function createApiTransport(projectId: string, clientId: string): DocumentTransport {
  return {
    open: () => client.revisions.open({ projectId }),
    submit: (change) => inWords(client.revisions.submit({ projectId, change })),
    since: (revision) => inWords(client.revisions.since({ projectId, revision })),
    at: async (revision) => (await client.revisions.get({ projectId, revision })).spec,
    move: (positions) => inWords(client.revisions.move({ projectId, clientId, positions })),
    annotate: async (notes) => (await inWords(client.canvas.annotate({ projectId, clientId, notes }))).notes,
    readCanvas: () => client.canvas.get({ projectId }),
    async announce(announcement) {
      const said = { projectId, clientId, ...announcement };
      // A page that goes away cannot wait for a call: a beacon is sent all the same.
      if (announcement.isLeaving === true) sendBeacon('revisions/announce', said);
      else await client.revisions.announce(said);
    },
  };
}

async function inWords<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (cause) {
    const { message } = describeFailure(cause);
    if (hasErrorCode(cause, 'CONFLICT')) throw new OutdatedError(message, { cause });
    if (refusals.some((code) => hasErrorCode(cause, code))) throw new RefusedError(message, { cause });
    throw cause;
  }
}

function sendBeacon(procedure: string, input: object): void {
  const body = new Blob([JSON.stringify({ json: input })], { type: 'application/json' });
  navigator.sendBeacon(`/api/rpc/${procedure}`, body);
}
