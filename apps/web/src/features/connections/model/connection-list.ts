import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';

export const sortKeys = ['connectedAt', 'lastActiveAt', 'messagesIn', 'messagesOut'] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { key: SortKey; isDescending: boolean };

/** The newest first, which is where one looks for the client that one has just opened. */
export const defaultSort: Sort = { key: 'connectedAt', isDescending: true };

/** Those whose id, address or user agent contain the text, in order; equal ones by id, so that rows never jump. */
export function listedConnections(
  connections: readonly ConnectionRecord[],
  { text, sort }: { text: string; sort: Sort },
): ConnectionRecord[] {
  const wanted = text.trim().toLowerCase();
  const direction = sort.isDescending ? -1 : 1;
  return connections
    .filter((connection) => wanted === '' || searchedText(connection).includes(wanted))
    .sort(
      (a, b) => ((a[sort.key] ?? 0) - (b[sort.key] ?? 0)) * direction || (a.connectionId < b.connectionId ? -1 : 1),
    );
}

/** In the address as `-connectedAt` or `messagesIn`; anything else is the default. */
export function parseSort(text: string | undefined): Sort {
  const isDescending = text?.startsWith('-') ?? false;
  const name = isDescending ? text?.slice(1) : text;
  const key = sortKeys.find((each) => each === name);
  return key === undefined ? defaultSort : { key, isDescending };
}

export function formatSort({ key, isDescending }: Sort): string | undefined {
  if (key === defaultSort.key && isDescending === defaultSort.isDescending) return undefined;
  return `${isDescending ? '-' : ''}${key}`;
}

function searchedText({ connectionId, sourceIp, userAgent = '' }: ConnectionRecord): string {
  return `${connectionId}\n${sourceIp}\n${userAgent}`.toLowerCase();
}
