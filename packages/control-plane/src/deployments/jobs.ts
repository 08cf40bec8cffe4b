import { setTimeout as pause } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import { z } from 'zod';
import type { OpenDatabase } from '../database/open';
import { type Bus, INTERNAL } from '../streams/bus';
import { type Advanced, type AdvanceOptions, advance } from './advance';
import { JobWorkers } from './job-workers';
import { cleanUpPlans } from './plan-cleanup';
import { nextInLine } from './stage-lock';
import { finalStatuses } from './status';

const QUEUE = 'look-at-deployment';
const LOOK = `${INTERNAL}look`;
const CANCEL = `${INTERNAL}cancel`;

/** Deployments that one process works on at a time. */
const WORKERS = 4;
const POLL_SECONDS = 5;

const LONGEST_CLOSE_MS = 4000;

const jobSchema = z.object({ deploymentId: z.string() });

export type JobsOptions = Omit<AdvanceOptions, 'database'> & { database: OpenDatabase; bus: Bus };

/** Deployments in the background. A job says “look at it” only, so that one too many does no harm and one lost is made up for. */
export class DeploymentJobs {
  readonly #options: JobsOptions;
  readonly #boss: PgBoss;
  readonly #workers: JobWorkers;
  readonly #closing = new AbortController();
  readonly #working = new Map<string, AbortController>();
  readonly #again = new Set<string>();
  #looks = new Set<Promise<unknown>>();
  #isCleaning = false;
  #sweeping: NodeJS.Timeout | undefined;
  #stopListening: () => void = () => {};

  constructor(options: JobsOptions) {
    this.#options = options;
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => options.database.execute(text, values) },
      schedule: false,
    });
    const reportError = (error: unknown) => {
      if (!this.#closing.signal.aborted) report(error);
    };
    this.#boss.on('error', reportError);
    this.#workers = new JobWorkers({
      ...{ boss: this.#boss, queue: QUEUE, count: WORKERS, pollSeconds: POLL_SECONDS },
      ...{ work: (data) => this.#work(data), report: reportError, signal: this.#closing.signal },
    });
  }

  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(QUEUE, {
      name: QUEUE,
      policy: 'short',
      retryLimit: 5,
      retryBackoff: true,
      retryDelay: 1,
    });
    this.#stopListening = this.#options.bus.listen((topic, message) => this.#receive(topic, message));
    // Embedded, no other process can hold a lease: what this one held before it ended is free at once.
    if (this.#options.database.kind === 'embedded') await this.#forgetLeases();
    this.#workers.start();
    await this.#sweep();
    this.#sweeping = setInterval(() => void this.#sweep().catch(report), this.#options.leaseMs);
  }

  /** Has some worker look at the deployment, soon. */
  async look(deploymentId: string, afterMs = 0): Promise<void> {
    const startAfter = Math.ceil(afterMs / 1000);
    await this.#boss.send(
      QUEUE,
      { deploymentId },
      { singletonKey: deploymentId, ...(startAfter > 0 ? { startAfter } : {}) },
    );
    const tell = () => this.#options.bus.publish(LOOK, {});
    if (startAfter === 0) tell();
    // Due a moment before, so that the fetch finds it; whoever polls finds it in any case.
    else setTimeout(tell, startAfter * 1000 + 100).unref();
  }

  /** After the cancellation is stored: whoever works on it stops at once instead of at the next renewal of its lease. */
  async cancel(deploymentId: string): Promise<void> {
    this.#options.bus.publish(CANCEL, { deploymentId });
    await this.look(deploymentId);
  }

  /** After the stage was taken from a deployment: whoever works on it stops, and the next one has its turn. */
  async released(stageId: string, deploymentId: string): Promise<void> {
    this.#options.bus.publish(CANCEL, { deploymentId });
    await this.#lookAtNext(stageId);
  }

  /** After something else than a deployment let go of the stage. */
  async freed(stageId: string): Promise<void> {
    await this.#lookAtNext(stageId);
  }

  /** Lets go of what is under way, which the next process takes up. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopListening();
    clearInterval(this.#sweeping);
    for (const controller of this.#working.values()) controller.abort();
    // A target that does not stop is left to the lease, which ends by itself.
    await Promise.race([Promise.allSettled(this.#looks), pause(LONGEST_CLOSE_MS, undefined, { ref: false })]);
    await this.#boss.stop({ graceful: false, close: false, wait: false });
  }

  #receive(topic: string, message: unknown): void {
    if (topic === LOOK) this.#workers.tell();
    if (topic === CANCEL) this.#working.get(jobSchema.parse(message).deploymentId)?.abort();
  }

  async #work(data: unknown): Promise<void> {
    const look = this.#lookNow(jobSchema.parse(data).deploymentId);
    this.#looks.add(look);
    await look.finally(() => this.#looks.delete(look));
  }

  async #lookNow(deploymentId: string): Promise<void> {
    if (this.#closing.signal.aborted) return;
    // Asked for while it is looked at: what is new may have come too late for that look, so another one follows it.
    if (this.#working.has(deploymentId)) {
      this.#again.add(deploymentId);
      return;
    }
    const advanced = await this.#advance(deploymentId);
    if (this.#closing.signal.aborted) return;
    if (this.#again.delete(deploymentId)) await this.look(deploymentId);
    else if (advanced.type === 'again') await this.look(deploymentId, advanced.afterMs);
    if (advanced.type !== 'done') return;
    await this.#lookAtNext(advanced.stageId);
    this.#cleanUp();
  }

  /** Beside the work: nobody waits for it. One at a time; what comes meanwhile the next sweep finds. */
  #cleanUp(): void {
    if (this.#isCleaning || this.#closing.signal.aborted) return;
    this.#isCleaning = true;
    const { targets, now, database } = this.#options;
    const cleaning: Promise<void> = cleanUpPlans({ database: database.prisma, targets, now })
      .catch(report)
      .finally(() => {
        this.#isCleaning = false;
        this.#looks.delete(cleaning);
      });
    this.#looks.add(cleaning);
  }

  /** The stage is free: whoever waited for it longest is next. */
  async #lookAtNext(stageId: string): Promise<void> {
    const next = await nextInLine(this.#options.database.prisma, stageId);
    if (next !== undefined) await this.look(next);
  }

  async #advance(deploymentId: string): Promise<Advanced> {
    const controller = new AbortController();
    this.#working.set(deploymentId, controller);
    try {
      const options = { ...this.#options, database: this.#options.database.prisma };
      return await advance(options, deploymentId, { stop: this.#closing.signal, cancel: controller.signal });
    } finally {
      this.#working.delete(deploymentId);
    }
  }

  async #forgetLeases(): Promise<void> {
    await this.#options.database.prisma.deployment.updateMany({
      where: { status: { notIn: [...finalStatuses] } },
      data: { leaseUntil: null },
    });
  }

  /** Makes up for jobs that were lost with a process: everything that is not over and that nobody works on is looked at. */
  async #sweep(): Promise<void> {
    const idle = await this.#options.database.prisma.deployment.findMany({
      where: {
        status: { notIn: [...finalStatuses] },
        OR: [{ leaseUntil: null }, { leaseUntil: { lt: this.#options.now() } }],
      },
      select: { id: true },
    });
    for (const { id } of idle) await this.look(id);
    this.#cleanUp();
  }
}

function report(error: unknown): void {
  console.error('[jobs]', error);
}
