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
    let page: string | undefined;
    do {
      const answer = await this.#page(page);
      const own = (answer.StackEvents ?? []).filter((event) => event.ClientRequestToken === this.#token);
      const unseen = own.filter((event) => event.EventId !== undefined && !this.#seen.has(event.EventId));
      fresh.push(...unseen);
      // Whoever has seen the last of a page has seen all behind it.
      page = unseen.length === (answer.StackEvents ?? []).length ? answer.NextToken : undefined;
    } while (page !== undefined);
    for (const { EventId } of fresh) if (EventId !== undefined) this.#seen.add(EventId);
    return fresh.reverse();
  }

  async #page(token: string | undefined) {
    try {
      return await this.#access.cloudFormation.send(
        new DescribeStackEventsCommand({ StackName: this.#stackName, NextToken: token }),
      );
    } catch (error) {
      throw toAwsError(error, `read the events of ${this.#stackName}`);
    }
  }
}
