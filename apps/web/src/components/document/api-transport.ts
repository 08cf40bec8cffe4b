import type { ErrorCode } from '@chalice-studio/control-plane/contract';
import { client } from '@/lib/api';
import { describeFailure, hasErrorCode } from '@/lib/api-error';
import { type DocumentTransport, RefusedError } from './transport';

/** Codes of answers that the same call would get again. */
const refusals: readonly ErrorCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'INVALID', 'TOO_LARGE'];

export function createApiTransport(projectId: string, clientId: string): DocumentTransport {
  return {
    open: () => client.revisions.open({ projectId }),
    async submit(change) {
      try {
        return await client.revisions.submit({ projectId, change });
      } catch (cause) {
        if (!refusals.some((code) => hasErrorCode(cause, code))) throw cause;
        throw new RefusedError(describeFailure(cause).message, { cause });
      }
    },
    since: (revision) => client.revisions.since({ projectId, revision }),
    move: (positions) => client.revisions.move({ projectId, clientId, positions }),
    async announce(announcement) {
      const said = { projectId, clientId, ...announcement };
      // A page that goes away cannot wait for a call: a beacon is sent all the same.
      if (announcement.isLeaving === true) sendBeacon('revisions/announce', said);
      else await client.revisions.announce(said);
    },
  };
}

function sendBeacon(procedure: string, input: object): void {
  const body = new Blob([JSON.stringify({ json: input })], { type: 'application/json' });
  navigator.sendBeacon(`/api/rpc/${procedure}`, body);
}
