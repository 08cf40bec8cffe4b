import type { Builder } from '../code/builder';
import type { Bus } from '../streams/bus';
import type { Targets } from '../targets/targets';
import { type Claim, claimDeployment, LeaseLostError, writeClaimed } from './claim';
import { enterStatus } from './enter-status';
import { EventWriter } from './event-writer';
import { publishDeployment } from './events';
import { ArtifactMissingError, type InputSources } from './input';
import { statusSchema } from './records';
import { isFinal } from './status';
import { steps } from './steps/registry';
import type { StepOutcome } from './steps/step';

export type AdvanceOptions = InputSources & {
  builder: Builder;
  targets: Targets;
  bus: Bus;
  now: () => Date;
  /** How long a worker may be silent before another one takes over. */
  leaseMs: number;
};

/** What is to happen after a look at a deployment. */
export type Advanced =
  /** It came to its end, and let go of its stage. */
  | { type: 'done'; stageId: string }
  /** Nothing to do: it is over, or waits for its turn. */
  | { type: 'over' }
  | { type: 'again'; afterMs: number };

/** A step that failed for no fault of the design is tried so often; waits between grow. */
const MOST_ATTEMPTS = 5;
const RETRY_MS = [1000, 3000, 10_000, 30_000];
const HELD_MS = 2000;

/**
 * Looks at a deployment: claims it and brings it step by step as far as it goes. Its row is the only truth, so this can
 * be called at any time, by any worker, as often as one likes.
 */
export async function advance(
  options: AdvanceOptions,
  deploymentId: string,
  { stop, cancel }: { stop: AbortSignal; cancel: AbortSignal },
): Promise<Advanced> {
  const { database, now, leaseMs } = options;
  const claim = await claimDeployment(database, { deploymentId, now: now(), leaseMs });
  if (claim === undefined) return isHeld(options, deploymentId);
  const work = new ClaimedWork(options, claim);
  const onAbort = () => work.abort();
  const signal = AbortSignal.any([stop, cancel]);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await work.run(stop);
  } catch (error) {
    if (error instanceof LeaseLostError) return { type: 'over' };
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    await work.end();
  }
}

/** Another worker has it: what this look was asked for may have come too late for that one, so it is looked at again. */
async function isHeld({ database }: AdvanceOptions, deploymentId: string): Promise<Advanced> {
  const row = await database.deployment.findUnique({ where: { id: deploymentId }, select: { status: true } });
  if (row === null || isFinal(statusSchema.parse(row.status))) return { type: 'over' };
  return { type: 'again', afterMs: HELD_MS };
}

/** The time between claiming a deployment and letting go of it. */
class ClaimedWork {
  readonly #options: AdvanceOptions;
  readonly #claim: Claim;
  readonly #controller = new AbortController();
  readonly #events: EventWriter;
  readonly #renewal: NodeJS.Timeout;
  #publishing: Promise<void> = Promise.resolve();

  constructor(options: AdvanceOptions, claim: Claim) {
    this.#options = options;
    this.#claim = claim;
    this.#events = new EventWriter(options.database, claim.row.id, (events) => this.#publish(events));
    this.#renewal = setInterval(() => void this.#renew(), options.leaseMs / 3);
  }

  abort(): void {
    this.#controller.abort();
  }

  async run(stop: AbortSignal): Promise<Advanced> {
    const { now } = this.#options;
    for (;;) {
      const { row } = this.#claim;
      const status = statusSchema.parse(row.status);
      const step = steps[status];
      if (step === undefined) return { type: 'done', stageId: row.stageId };
      if (stop.aborted) return { type: 'again', afterMs: 0 };
      if (row.cancelRequestedAt !== null) {
        await this.#enter({ status: 'cancelled', at: now() });
        continue;
      }
      if (row.attempt >= MOST_ATTEMPTS) {
        const message = `It was tried ${MOST_ATTEMPTS} times without success. The last lines above say why; deploy again when it is mended.`;
        await this.#enter({ status: 'failed', at: now(), failure: { message, problems: [] } });
        continue;
      }
      const outcome = await this.#attempt(step, stop);
      if (outcome !== undefined) return outcome;
    }
  }

  /** One run of a step; answers when the look is over. */
  async #attempt(
    step: NonNullable<(typeof steps)[keyof typeof steps]>,
    stop: AbortSignal,
  ): Promise<Advanced | undefined> {
    const { now, database } = this.#options;
    const claim = this.#claim;
    await writeClaimed(database, claim, { attempt: claim.row.attempt + 1 });
    let outcome: StepOutcome;
    try {
      outcome = await step({
        ...this.#options,
        claim,
        signal: this.#controller.signal,
        tell: (level, message, entityId) =>
          this.#events.add({ at: now().getTime(), level, message, ...(entityId === undefined ? {} : { entityId }) }),
      });
    } catch (error) {
      return this.#recover(error, stop);
    }
    await this.#events.flush();
    // A lease that was lost meanwhile shows here, before anything is written.
    await writeClaimed(database, claim, { leaseUntil: this.#leaseEnd() });
    if (outcome.type === 'wait') {
      await writeClaimed(database, claim, { attempt: 0 });
      return { type: 'over' };
    }
    if (outcome.type === 'failed') {
      if (claim.row.cancelRequestedAt !== null) return undefined;
      this.#events.add({ at: now().getTime(), level: 'error', message: outcome.message });
      await this.#events.flush();
      const failure = { message: outcome.message, problems: outcome.problems ?? [] };
      await this.#enter({ status: 'failed', at: now(), failure });
    } else {
      await this.#enter({
        status: outcome.status,
        at: now(),
        ...(outcome.data === undefined ? {} : { data: outcome.data }),
      });
    }
    return undefined;
  }

  /** A step that threw: cancelled, the studio is closing, or something beside the design failed and is tried again. */
  async #recover(error: unknown, stop: AbortSignal): Promise<Advanced | undefined> {
    const { database, now } = this.#options;
    if (error instanceof LeaseLostError) throw error;
    if (stop.aborted) {
      await writeClaimed(database, this.#claim, { attempt: Math.max(0, this.#claim.row.attempt - 1) });
      return { type: 'again', afterMs: 0 };
    }
    const message = error instanceof Error ? error.message : String(error);
    await writeClaimed(database, this.#claim, { leaseUntil: this.#leaseEnd() });
    if (this.#claim.row.cancelRequestedAt !== null) return undefined;
    if (!(error instanceof ArtifactMissingError)) console.error(`[deployments] ${this.#claim.row.id}:`, error);
    this.#events.add({ at: now().getTime(), level: 'error', message });
    await this.#events.flush();
    if (error instanceof ArtifactMissingError) {
      await this.#enter({ status: 'failed', at: now(), failure: { message, problems: [] } });
      return undefined;
    }
    if (this.#claim.row.attempt >= MOST_ATTEMPTS) return undefined;
    return { type: 'again', afterMs: RETRY_MS[Math.min(this.#claim.row.attempt - 1, RETRY_MS.length - 1)] ?? 0 };
  }

  async #enter(entry: Parameters<typeof enterStatus>[2]): Promise<void> {
    await enterStatus(this.#options.database, this.#claim, entry);
    this.#publish([]);
  }

  #publish(events: Parameters<typeof publishDeployment>[2]): void {
    const { teamId, row } = this.#claim;
    this.#publishing = this.#publishing
      .then(() => publishDeployment(this.#options, { teamId, deploymentId: row.id }, events))
      .catch((error: unknown) => console.error(`[deployments] telling of ${row.id}:`, error));
  }

  #leaseEnd(): Date {
    return new Date(this.#options.now().getTime() + this.#options.leaseMs);
  }

  async #renew(): Promise<void> {
    try {
      await writeClaimed(this.#options.database, this.#claim, { leaseUntil: this.#leaseEnd() });
      if (this.#claim.row.cancelRequestedAt !== null) this.abort();
    } catch (error) {
      if (!(error instanceof LeaseLostError)) console.error('[deployments] a lease could not be renewed:', error);
      else this.abort();
    }
  }

  /** Lets go of the deployment, so that the next look finds it free. */
  async end(): Promise<void> {
    clearInterval(this.#renewal);
    await this.#events.flush().catch((error: unknown) => console.error('[deployments] events were lost:', error));
    await this.#publishing;
    const { row } = this.#claim;
    if (isFinal(statusSchema.parse(row.status))) return;
    const { id, fencingToken } = row;
    await this.#options.database.deployment.updateMany({ where: { id, fencingToken }, data: { leaseUntil: null } });
  }
}
