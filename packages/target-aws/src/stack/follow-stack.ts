import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';
import { eventPages } from './stack-events';
import { findStack, isInProgress } from './stack-state';

const LONGEST_MS = 60 * 60_000;
const POLL_MS = 1_000;

/** Waits until a stack is at rest, and tells meanwhile what happens to its resources; answers its status. */
export async function followStack(
  access: AwsAccess,
  stackNameOrId: string,
  { signal, progress }: { signal: AbortSignal; progress?: (message: string) => void },
): Promise<string> {
  const events = new NewEvents(access, stackNameOrId);
  const ask = async () => {
    const status = (await findStack(access, stackNameOrId))?.StackStatus ?? 'DELETE_COMPLETE';
    if (progress !== undefined) for (const event of await events.read()) progress(wordsOf(event));
    return isInProgress(status) ? undefined : status;
  };
  return waitFor(ask, { signal, timeoutMs: LONGEST_MS, intervalMs: POLL_MS });
}

function wordsOf(event: StackEvent): string {
  const { LogicalResourceId: id, ResourceType: type, ResourceStatus: status, ResourceStatusReason: reason } = event;
  return `${id} (${type}) ${status}${reason ? `: ${reason}` : ''}`;
}

/** The events that come after the first look, each once, oldest first. */
class NewEvents {
  readonly #access: AwsAccess;
  readonly #stackNameOrId: string;
  readonly #since = Date.now() - 5_000;
  readonly #seen = new Set<string>();

  constructor(access: AwsAccess, stackNameOrId: string) {
    this.#access = access;
    this.#stackNameOrId = stackNameOrId;
  }

  async read(): Promise<StackEvent[]> {
    // The newest page has more than a second can bring; a stack that is gone has none any more.
    const fresh = (await this.#newestPage()).filter(
      ({ EventId, Timestamp }) =>
        EventId !== undefined && !this.#seen.has(EventId) && (Timestamp?.getTime() ?? 0) >= this.#since,
    );
    for (const { EventId } of fresh) if (EventId !== undefined) this.#seen.add(EventId);
    return fresh.reverse();
  }

  async #newestPage(): Promise<StackEvent[]> {
    try {
      for await (const page of eventPages(this.#access, this.#stackNameOrId)) return page;
      return [];
    } catch (error) {
      const failure = toAwsError(error, 'read the events');
      if (failure.code === 'NOT_FOUND') return [];
      throw failure;
    }
  }
}
