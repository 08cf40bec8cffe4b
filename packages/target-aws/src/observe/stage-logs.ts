import { setTimeout as sleep } from 'node:timers/promises';
import { type FilteredLogEvent, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { type LogEvent, type LogQuery, matchesQuery } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';
import { toLogEvent } from './log-event';

/** A function of the stage and its log group. */
export type LogSource = { functionName: string; logGroup: string };

/** Lambda's own name for the log of a function. */
export const logGroupOf = (physicalName: string): string => `/aws/lambda/${physicalName}`;

/** CloudWatch makes an event readable some seconds after it was written; a tail looks back this far and drops what it knows. */
const INGESTION_MS = 15_000;
const TAIL_INTERVAL_MS = 2_000;
/** After a deployment its new functions are heard this much later at the most. */
const SOURCES_MS = 20_000;
const DAY_MS = 86_400_000;
/** How far back each step of a page reads, from its end: most pages are filled by the first. */
const windowsMs = [5 * 60_000, 60 * 60_000, DAY_MS, 7 * DAY_MS, 30 * DAY_MS];
/** Pages of 10,000 events read for one window before the answer is given as it is. */
const MAX_PAGES = 10;

/** The newest events of a query that are older than its token, oldest first. */
export async function readLogs(access: AwsAccess, sources: readonly LogSource[], query: LogQuery) {
  const wanted = sources.filter(
    ({ functionName }) => query.functionName === undefined || query.functionName === functionName,
  );
  const before = query.nextToken === undefined ? undefined : placeOf(query.nextToken);
  const end = Math.min(before?.at ?? Date.now(), query.to ?? Number.POSITIVE_INFINITY);
  const floor = query.from ?? end - (windowsMs.at(-1) ?? DAY_MS);
  let found: LogEvent[] = [];
  for (const span of windowsMs) {
    const start = Math.max(floor, end - span);
    const batches = await Promise.all(wanted.map((source) => readWindow(access, source, { start, end, query })));
    found = batches.flat().filter((event) => before === undefined || byTime(event, before) < 0);
    if (found.length >= query.limit || start === floor) break;
  }
  const events = found.sort(byTime).slice(-query.limit);
  const [oldest] = events;
  return found.length > query.limit && oldest !== undefined ? { events, nextToken: tokenOf(oldest) } : { events };
}

type Place = Pick<LogEvent, 'at' | 'id'>;

/** A page ends within a millisecond as often as not: its token is the place of its oldest event, not the time alone. */
const tokenOf = ({ at, id }: Place): string => `${at} ${id}`;

function placeOf(token: string): Place {
  const [at = '', ...id] = token.split(' ');
  if (!/^\d+$/.test(at)) throw new AwsError({ code: 'INVALID', message: 'This is no token of a page of the log.' });
  return { at: Number(at), id: id.join(' ') };
}

const byTime = (a: Place, b: Place) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Window = { start: number; end: number; query?: LogQuery };

export async function readWindow(
  access: AwsAccess,
  source: LogSource,
  { start, end, query }: Window,
): Promise<LogEvent[]> {
  const raw: FilteredLogEvent[] = [];
  let token: string | undefined;
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await access.logs.send(
        new FilterLogEventsCommand({
          logGroupName: source.logGroup,
          startTime: start,
          endTime: end,
          nextToken: token,
          ...(query?.requestId === undefined ? {} : { filterPattern: JSON.stringify(query.requestId) }),
        }),
      );
      raw.push(...(answer.events ?? []));
      token = answer.nextToken;
      if (token === undefined) break;
    }
  } catch (error) {
    const failure = toAwsError(error, `read the log of ${source.functionName}`);
    // A function that was never called has no log group yet.
    if (failure.code === 'NOT_FOUND') return [];
    throw failure;
  }
  const events = raw.map((event) => toLogEvent(event, source));
  return query === undefined ? events : events.filter((event) => matchesQuery(event, query));
}

/**
 * New events as CloudWatch has them, by asking every two seconds: StartLiveTail is billed by the minute. What there is to
 * read is looked up again now and then: a deployment brings functions, the first one all of them.
 */
export async function tailLogs(
  access: AwsAccess,
  findSources: () => Promise<readonly LogSource[]>,
  listener: (events: LogEvent[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const started = Date.now();
  let sources = await findSources();
  let foundAt = started;
  const known = new Map<string, number>();
  while (!signal.aborted) {
    const end = Date.now();
    if (end - foundAt > SOURCES_MS) {
      sources = await findSources();
      foundAt = end;
    }
    const start = Math.max(started, end - INGESTION_MS);
    const batches = await Promise.all(sources.map((source) => readWindow(access, source, { start, end })));
    const fresh = batches.flat().filter((event) => !known.has(`${event.functionName} ${event.id}`));
    for (const event of fresh) known.set(`${event.functionName} ${event.id}`, event.at);
    for (const [key, at] of known) if (at < start) known.delete(key);
    if (fresh.length > 0) listener(fresh.sort(byTime));
    await sleep(TAIL_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}
