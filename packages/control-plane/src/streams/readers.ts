import type { Connection, LogEvent } from '@chalice-studio/target';
import { z } from 'zod';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import { appErrorOf } from '../targets/target-failure';
import type { Targets } from '../targets/targets';
import type { StreamMessage } from './schema';
import type { Read, Reading } from './topic-sources';
import { partsOf } from './topics';

/** How long log lines wait for others, so that a burst is encoded once for all who listen; the first goes at once. */
const BATCH_MS = 33;

type Sources = { database: RootDatabase; targets: Pick<Targets, 'of'> };

/** What has to be read from the target while somebody listens. */
export function readerFinder(sources: Sources): (topic: string) => Read | undefined {
  return (topic) => {
    const { kind, id } = partsOf(topic);
    if (kind === 'logs') return (reading) => tellingTrouble(reading, () => readLogs(sources, id, reading));
    if (kind === 'live-logs') return (reading) => tellingTrouble(reading, () => readLiveLogs(sources, id, reading));
    if (kind === 'connections')
      return (reading) => tellingTrouble(reading, () => readConnections(sources, id, reading));
    return undefined;
  };
}

async function readLogs(sources: Sources, stageId: string, reading: Reading): Promise<void> {
  const { target, stage } = await begin(sources, stageId, reading);
  const batch = batching<LogEvent>((events) => reading.say({ type: 'log-events', events } satisfies StreamMessage));
  await target.tailLogs(stage, batch, reading.signal);
}

/** Where there is no such thing as a live tail, lines come at once anyway. */
async function readLiveLogs(sources: Sources, stageId: string, reading: Reading): Promise<void> {
  const { target, stage } = await begin(sources, stageId, reading);
  const batch = batching<LogEvent>((events) => reading.say({ type: 'log-events', events } satisfies StreamMessage));
  if (target.liveTail === undefined) await target.tailLogs(stage, batch, reading.signal);
  else await target.liveTail(stage, batch, reading.signal);
}

async function readConnections(sources: Sources, stageId: string, reading: Reading): Promise<void> {
  const { target, stage } = await begin(sources, stageId, reading);
  const listener = (connections: Connection[]) =>
    reading.say({ type: 'connections', connections } satisfies StreamMessage);
  await target.watchConnections(stage, listener, reading.signal);
}

/** Whoever listens learns why nothing comes: an account took its role back, the runner is away. */
async function tellingTrouble({ say, signal }: Reading, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    const failure = appErrorOf(error);
    if (!signal.aborted && failure instanceof AppError) {
      say({ type: 'trouble', message: failure.message } satisfies StreamMessage);
    }
    throw failure;
  }
}

const stageRow = z.object({ key: z.string(), name: z.string(), project: z.object({ name: z.string() }) });

async function begin({ database, targets }: Sources, stageId: string, { say, signal }: Reading) {
  // One reader serves all viewers, so the session is nobody's in particular.
  const target = await targets.of(stageId, { by: 'studio', signal });
  // The right to the topic was checked when it was subscribed, and is checked again while it is heard.
  const row = await database.stage.findUniqueOrThrow({ where: { id: stageId }, include: { project: true } });
  const { key, name, project } = stageRow.parse(row);
  // Whoever subscribed was answered before reading began, or reading was cut off: what was said meanwhile is read again.
  say({ type: 'gap' } satisfies StreamMessage);
  return { target, stage: { key, projectName: project.name, stageName: name } };
}

/** Joins what comes in quick succession. */
function batching<Item>(pass: (items: Item[]) => void): (items: readonly Item[]) => void {
  let waiting: Item[] = [];
  let isPausing = false;
  const send = () => {
    const items = waiting;
    waiting = [];
    isPausing = items.length > 0;
    if (items.length === 0) return;
    pass(items);
    setTimeout(send, BATCH_MS);
  };
  return (items) => {
    waiting.push(...items);
    if (!isPausing) send();
  };
}
