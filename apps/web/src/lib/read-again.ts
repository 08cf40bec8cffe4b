import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/** Queries that are read once more after the read that is under way. */
const wanted = new WeakSet<Query>();

/**
 * For what the stream tells of something that is being read just then: the answer may have been made before, so it is read
 * once more after it came. Where nothing is being read, it does nothing.
 */
export function readAgain(queryClient: QueryClient, queryKey: QueryKey): void {
  const query = queryClient.getQueryCache().find({ queryKey, exact: true });
  if (query === undefined || query.state.fetchStatus !== 'fetching' || wanted.has(query)) return;
  wanted.add(query);
  const read = () => {
    wanted.delete(query);
    void queryClient.invalidateQueries({ queryKey, exact: true });
  };
  query.promise?.then(read, read);
}
