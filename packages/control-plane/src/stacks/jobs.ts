import { DetachedError, TargetError } from '@chalice-studio/target';
import { z } from 'zod';
import { AppError } from '../app-error';
import { asStudio } from '../audit/origin';
import type { BlobStore } from '../blobs/blob-store';
import type { RootDatabase } from '../database/prisma';
import { Prisma, type StackOperation as Row } from '../generated/prisma/client';
import { getTargetPlace } from '../stages/queries';
import { type Bus, INTERNAL } from '../streams/bus';
import type { Targets } from '../targets/targets';
import { claimOperation, endOperation, writeOperation } from './claim';
import { publishOperation } from './events';
import { operate } from './operate';
import { readOrigins } from './queries';
import { operationInputSchema } from './records';
import { type operationResultSchema, stackOperationSchema } from './schema';

const LOOK = `${INTERNAL}operate`;
const lookSchema = z.object({ id: z.string() });

/** What failed for no fault of the stack is tried so often. */
const MOST_ATTEMPTS = 5;
const RETRY_MS = 5_000;

type Options = {
  database: RootDatabase;
  blobs: BlobStore;
  targets: Targets;
  bus: Bus;
  now: () => Date;
  leaseMs: number;
  /** No other process can hold a lease: what this one held before it ended is free at once. */
  isAlone: boolean;
  /** Deployments that wait for the stage have their turn. */
  freed: (stageId: string) => Promise<void>;
};

/**
 * Operations on stacks in the background, which take minutes. A row is the only truth: whoever claims it does it, and what
 * a process left behind is found by the next sweep.
 */
export class StackJobs {
  readonly #options: Options;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #sweeping: NodeJS.Timeout | undefined;
  #stopListening: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { bus, database, leaseMs, isAlone } = this.#options;
    this.#stopListening = bus.listen((topic, message) => {
      if (topic === LOOK) this.#begin(lookSchema.parse(message).id);
    });
    if (isAlone) await database.stackOperation.updateMany({ where: { status: 'running' }, data: { leaseUntil: null } });
    await this.#sweep();
    this.#sweeping = setInterval(() => void this.#sweep().catch(report), leaseMs);
  }

  /** After the row is stored: some worker takes it up at once. */
  look(id: string): void {
    this.#options.bus.publish(LOOK, { id });
  }

  /** Lets go of what runs: it goes on in the account, and the next process follows it. */
  async close(): Promise<void> {
    this.#closing.abort(new DetachedError('The studio is closing.'));
    this.#stopListening();
    clearInterval(this.#sweeping);
    await Promise.allSettled(this.#running);
  }

  async #sweep(): Promise<void> {
    const { database, now } = this.#options;
    const idle = await database.stackOperation.findMany({
      where: { status: 'running', OR: [{ leaseUntil: null }, { leaseUntil: { lt: now() } }] },
      select: { id: true },
    });
    for (const { id } of idle) this.#begin(id);
  }

  #begin(id: string): void {
    if (this.#closing.signal.aborted) return;
    const run: Promise<void> = asStudio(() => this.#run(id))
      .catch(report)
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #run(id: string): Promise<void> {
    const { database, now, leaseMs } = this.#options;
    const row = await claimOperation(database, { id, now: now(), leaseMs });
    if (row === undefined) return;
    const lost = new AbortController();
    const renewal = setInterval(() => {
      const leaseUntil = new Date(now().getTime() + leaseMs);
      writeOperation(database, row, { leaseUntil })
        .then((written) => written ?? lost.abort(new DetachedError('Another worker has it.')))
        .catch(report);
    }, leaseMs / 3);
    const signal = AbortSignal.any([lost.signal, this.#closing.signal]);
    try {
      await this.#finish(row, { status: 'succeeded', result: await this.#operate(row, signal) });
    } catch (error) {
      if (signal.aborted) await writeOperation(database, row, { leaseUntil: null, attempt: row.attempt - 1 });
      else await this.#failed(row, error);
    } finally {
      clearInterval(renewal);
    }
  }

  async #operate(row: Row, signal: AbortSignal): Promise<z.infer<typeof operationResultSchema>> {
    const { database, targets, blobs } = this.#options;
    const { ref: stage } = await getTargetPlace(database, row.stageId);
    const target = await targets.of(row.stageId, { by: row.createdByName, signal });
    const kind = stackOperationSchema.shape.kind.parse(row.kind);
    const operation = { kind, input: operationInputSchema.parse(row.input), stage };
    const result = await operate(target, operation, { signal, progress: (message) => this.#tell(row, message) });
    if (result.drift === undefined || result.drift.length === 0) return result;
    const origins = await readOrigins({ database, blobs }, row.stageId);
    const drift = result.drift.map((each) => {
      const entityId = origins[each.logicalId];
      return entityId === undefined ? each : { ...each, entityId };
    });
    return { ...result, drift };
  }

  #tell(row: Row, message: string): void {
    writeOperation(this.#options.database, row, { message })
      .then((written) => written && publishOperation(this.#options, written))
      .catch(report);
  }

  async #failed(row: Row, error: unknown): Promise<void> {
    const { database, now } = this.#options;
    const message = error instanceof Error ? error.message : String(error);
    const isLasting = error instanceof AppError || (error instanceof TargetError && error.isLasting);
    if (isLasting || row.attempt >= MOST_ATTEMPTS) return this.#finish(row, { status: 'failed', message });
    if (!(error instanceof TargetError)) report(error);
    await writeOperation(database, row, { message, leaseUntil: new Date(now().getTime() + RETRY_MS) });
    setTimeout(() => this.#begin(row.id), RETRY_MS + 50).unref();
  }

  async #finish(
    row: Row,
    end: { status: 'succeeded'; result: z.infer<typeof operationResultSchema> } | { status: 'failed'; message: string },
  ): Promise<void> {
    const { database, now } = this.#options;
    const isDestroyed = row.kind === 'destroy' && end.status === 'succeeded';
    // First, so that whoever sees the end sees a stage in which nothing runs; again after a crash it is the same.
    if (isDestroyed)
      await database.stage.updateMany({
        where: { id: row.stageId, lockedById: null },
        data: { deployedId: null, outputs: Prisma.DbNull },
      });
    const written = await endOperation(database, row, {
      ...{ status: end.status, finishedAt: now(), leaseUntil: null },
      ...(end.status === 'failed' ? { message: end.message } : { result: JSON.parse(JSON.stringify(end.result)) }),
    });
    if (written === undefined) return;
    await publishOperation(this.#options, written);
    await this.#options.freed(row.stageId);
  }
}

function report(error: unknown): void {
  console.error('[stacks]', error);
}
