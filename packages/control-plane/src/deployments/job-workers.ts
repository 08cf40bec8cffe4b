import { setTimeout as pause } from 'node:timers/promises';
import type PgBoss from 'pg-boss';

type JobWorkersOptions = {
  boss: PgBoss;
  queue: string;
  count: number;
  /** A job is fetched at once when it is told of; this is for those that were told of to nobody. */
  pollSeconds: number;
  work: (data: unknown) => Promise<void>;
  report: (error: unknown) => void;
  signal: AbortSignal;
};

/**
 * Fetch jobs and hand them on, each worker one at a time, until the signal aborts. pg-boss's own workers leave the promise
 * of a job's end to nobody: where the database's connection is lost just then, that would end the process.
 */
export class JobWorkers {
  readonly #options: JobWorkersOptions;
  #told = 0;
  #wake = new AbortController();

  constructor(options: JobWorkersOptions) {
    this.#options = options;
  }

  start(): void {
    for (let worker = 0; worker < this.#options.count; worker += 1) void this.#run();
  }

  /** There may be a job: nobody waits any longer. */
  tell(): void {
    this.#told += 1;
    this.#wake.abort();
    this.#wake = new AbortController();
  }

  async #run(): Promise<void> {
    const { boss, queue, report, signal } = this.#options;
    while (!signal.aborted) {
      const told = this.#told;
      try {
        const [job] = (await boss.fetch(queue)) ?? [];
        if (job !== undefined) await this.#finish(job);
        else if (told === this.#told) await this.#wait();
      } catch (error) {
        // Its end could not be written: the job expires and is fetched again, which does no harm.
        report(error);
        await this.#wait();
      }
    }
  }

  async #finish(job: { id: string; data: unknown }): Promise<void> {
    const { boss, queue, work, report } = this.#options;
    try {
      await work(job.data);
    } catch (error) {
      report(error);
      await boss.fail(queue, job.id, { message: error instanceof Error ? error.message : String(error) });
      return;
    }
    await boss.complete(queue, job.id);
  }

  async #wait(): Promise<void> {
    const signal = AbortSignal.any([this.#options.signal, this.#wake.signal]);
    await pause(this.#options.pollSeconds * 1000, undefined, { signal, ref: false }).catch(() => {});
  }
}
