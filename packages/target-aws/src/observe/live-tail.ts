import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeLogStreamsCommand,
  type LiveTailSessionLogEvent,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogEvent } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { toLogEvent } from './log-event';
import { type LogSource, readWindow } from './stage-logs';

/** StartLiveTail takes so many log groups a session. */
const GROUPS_A_SESSION = 10;
/** How soon a function that is called for the first time, or was deployed just now, is followed as well. */
const LOOK_MS = 10_000;

/** Where a log group is: StartLiveTail takes ARNs only. */
export type LogPlace = { partition: string; region: string; accountId: string };

type Tail = { findSources: () => Promise<readonly LogSource[]>; place: LogPlace };
type Listener = (events: LogEvent[]) => void;

/**
 * Lines as soon as they are written, by StartLiveTail, which is billed by the minute of each session. A function's log
 * group is there from its first call on; its first lines are read as those of the past are.
 */
export async function liveTail(access: AwsAccess, tail: Tail, listener: Listener, signal: AbortSignal): Promise<void> {
  let followed: readonly LogSource[] | undefined;
  while (!signal.aborted) {
    const sources = await presentSources(access, tail);
    const fresh = followed === undefined ? [] : sources.filter((source) => !has(followed ?? [], source));
    followed = sources;
    for (const source of fresh) {
      const end = Date.now();
      const events = await readWindow(access, source, { start: end - 2 * LOOK_MS, end });
      if (events.length > 0) listener(events);
    }
    await followUntilChanged(access, { ...tail, sources }, listener, signal);
  }
}

/** Ends when there is another group to follow, when a session ends (after three hours at the latest), or by the signal. */
async function followUntilChanged(
  access: AwsAccess,
  { sources, ...tail }: Tail & { sources: readonly LogSource[] },
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const following = [change(access, { ...tail, sources }, either)];
  for (let at = 0; at < sources.length; at += GROUPS_A_SESSION) {
    const some = sources.slice(at, at + GROUPS_A_SESSION);
    following.push(session(access, { sources: some, place: tail.place }, listener, either));
  }
  try {
    await Promise.race(following);
  } finally {
    // None is paid for that nobody hears.
    ended.abort();
    await Promise.allSettled(following);
  }
}

async function change(
  access: AwsAccess,
  { sources, ...tail }: Tail & { sources: readonly LogSource[] },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const present = await presentSources(access, tail);
    if (present.length !== sources.length || present.some((source) => !has(sources, source))) return;
  }
}

const has = (sources: readonly LogSource[], { logGroup }: LogSource) =>
  sources.some((source) => source.logGroup === logGroup);

async function presentSources(access: AwsAccess, { findSources }: Tail): Promise<LogSource[]> {
  const sources = await findSources();
  const isPresent = await Promise.all(sources.map((source) => hasLogGroup(access, source)));
  return sources.filter((_source, index) => isPresent[index]);
}

async function hasLogGroup(access: AwsAccess, { logGroup, functionName }: LogSource): Promise<boolean> {
  try {
    await access.logs.send(new DescribeLogStreamsCommand({ logGroupName: logGroup, limit: 1 }));
    return true;
  } catch (error) {
    const failure = toAwsError(error, `look for the log of ${functionName}`);
    if (failure.code === 'NOT_FOUND') return false;
    throw failure;
  }
}

async function session(
  access: AwsAccess,
  { sources, place }: { sources: readonly LogSource[]; place: LogPlace },
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const { partition, region, accountId } = place;
  const arnOf = ({ logGroup }: LogSource) => `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroup}`;
  try {
    const command = new StartLiveTailCommand({ logGroupIdentifiers: sources.map(arnOf) });
    const { responseStream } = await access.logs.send(command, { abortSignal: signal });
    for await (const part of responseStream ?? []) {
      if (signal.aborted || part.SessionTimeoutException !== undefined) return;
      if (part.SessionStreamingException !== undefined) throw part.SessionStreamingException;
      const events = (part.sessionUpdate?.sessionResults ?? []).flatMap((event) => {
        const source = sourceOf(event, sources);
        return source === undefined ? [] : [toLiveEvent(event, source)];
      });
      if (events.length > 0) listener(events);
    }
  } catch (error) {
    if (!signal.aborted) throw toAwsError(error, 'follow the logs live');
  }
}

/** AWS names the group by its ARN, by `account:name`, or with `:*` behind it. */
function sourceOf({ logGroupIdentifier = '' }: LiveTailSessionLogEvent, sources: readonly LogSource[]) {
  const name = logGroupIdentifier.replace(/:\*$/, '');
  return sources.find(({ logGroup }) => name === logGroup || name.endsWith(`:${logGroup}`));
}

/** A live line has no id yet: one of its place and words, so that it is the same however often it is told. */
function toLiveEvent(event: LiveTailSessionLogEvent, source: LogSource): LogEvent {
  const { timestamp = 0, message = '', logStreamName = '' } = event;
  const words = createHash('sha256').update(`${logStreamName}\n${message}`).digest('hex').slice(0, 16);
  return toLogEvent({ eventId: `live-${timestamp}-${words}`, timestamp, message }, source);
}
