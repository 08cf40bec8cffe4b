import type { Use } from './constructs/use';

/** What a handler may do, as a verb before the resource: “read and write” table orders, “send to” queue jobs. */
export function accessWords(access: readonly Use['access'][number][]): string {
  const last = access.at(-1);
  return `${access.join(' and ')}${last === 'send' || last === 'publish' ? ' to' : ''}`;
}
