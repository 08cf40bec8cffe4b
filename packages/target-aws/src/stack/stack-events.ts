import { DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/**
 * The events of one operation, oldest first, each once: CloudFormation answers newest first, and marks an operation's
 * events with the token that it was begun with.
 */
export class StackEventReader {
  readonly #access: AwsAccess;
  readonly #stackName: string;
  readonly #token: string;
  readonly #seen = new Set<string>();

  constructor(access: AwsAccess, { stackName, token }: { stackName: string; token: string }) {
    this.#access = access;
    this.#stackName = stackName;
    this.#token = token;
  }

  async readNew(): Promise<StackEvent[]> {
    const fresh: StackEvent[] = [];
    for await (const page of eventPages(this.#access, this.#stackName)) {
      const own = page.filter((event) => event.ClientRequestToken === this.#token);
      const unseen = own.filter((event) => event.EventId !== undefined && !this.#seen.has(event.EventId));
      fresh.push(...unseen);
      const hasSeen = unseen.length < own.length;
      // Operations follow one another: behind this one's events are an earlier one's, before them perhaps many of later ones.
      const isBehind = fresh.length > 0 && page.at(-1)?.ClientRequestToken !== this.#token;
      if (hasSeen || isBehind) break;
    }
    for (const { EventId } of fresh) if (EventId !== undefined) this.#seen.add(EventId);
    return fresh.reverse();
  }
}

/** All events of a stack, newest first; one that was deleted is known by its id for 90 days. */
export async function* eventPages(access: AwsAccess, stackNameOrId: string): AsyncGenerator<StackEvent[]> {
  let token: string | undefined;
  do {
    const command = new DescribeStackEventsCommand({ StackName: stackNameOrId, NextToken: token });
    const page = await access.cloudFormation.send(command).catch((error: unknown) => {
      throw toAwsError(error, `read the events of ${stackNameOrId}`);
    });
    yield page.StackEvents ?? [];
    token = page.NextToken;
  } while (token !== undefined);
}
