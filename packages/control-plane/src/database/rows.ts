import type { QueryResult } from 'pg';

/** pg answers an array for a text of several statements; whoever sent it wants the rows of all. */
export function rowsOf(result: QueryResult | QueryResult[]): unknown[] {
  return (Array.isArray(result) ? result : [result]).flatMap((each) => each.rows);
}
