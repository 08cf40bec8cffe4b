import { DetachedError } from '@chalice-studio/target';
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
  /** It came to its end, or waits for a person; in either case it let go of its stage. */
  | { type: 'done'; stageId: string }
  /** Nothing to do: it is over, or waits for its turn. */
  | { type: 'over' }
  | { type: 'again'; afterMs: number };

/** A step that failed for no fault of the design is tried so often; waits between grow. */
const MOST_ATTEMPTS = 5;
/** What executes goes on in the account without us: we try to see its end for some ten minutes. */
const MOST_ATTEMPTS_EXECUTING = 24;
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
  const detach = () => work.detach();
  const onCancel = () => work.cancel();
  stop.addEventListener('abort', detach, { once: true });
  cancel.addEventListener('abort', onCancel, { once: true });
  if (stop.aborted) detach();
  if (cancel.aborted) onCancel();
  try {
    return await work.run(stop);
  } catch (error) {
    if (error instanceof LeaseLostError) return { type: 'over' };
    throw error;
  } finally {
    stop.removeEventListener('abort', detach);
    cancel.removeEventListener('abort', onCancel);
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
  #lastError: string | undefined;

  constructor(options: AdvanceOptions, claim: Claim) {
    this.#options = options;
    this.#claim = claim;
    this.#events = new EventWriter(options.database, claim.row.id, (events) => this.#publish(events));
    this.#renewal = setInterval(() => void this.#renew(), options.leaseMs / 3);
  }

  cancel(): void {
    this.#controller.abort(new Error('The deployment is cancelled.'));
  }

  /** The target is only no longer followed: what it does goes on, and another worker takes it up. */
  detach(): void {
    this.#controller.abort(new DetachedError('Another worker goes on with the deployment.'));
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
      if (row.attempt >= this.#mostAttempts()) {
        await this.#enter({ status: 'failed', at: now(), failure: { message: this.#givenUp(), problems: [] } });
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
        report: (progress) => this.#events.add(progress),
      });
    } catch (error) {
      return this.#recover(error, stop);
    }
    await this.#events.flush();
    // A lease that was lost meanwhile shows here, before anything is written.
    await writeClaimed(database, claim, { leaseUntil: this.#leaseEnd() });
    if (outcome.type === 'wait') {
      await writeClaimed(database, claim, { attempt: 0 });
      if (outcome.retryMs !== undefined) return { type: 'again', afterMs: outcome.retryMs };
      if (outcome.isStageFree !== true) return { type: 'over' };
      this.#publish([]);
      return { type: 'done', stageId: claim.row.stageId };
    }
    if (outcome.type === 'failed') {
      if (claim.row.cancelRequestedAt !== null) return undefined;
      const { status = 'failed', message, problems = [], entityId } = outcome;
      this.#events.add({
        at: now().getTime(),
        level: 'error',
        message,
        ...(entityId === undefined ? {} : { entityId }),
      });
      await this.#events.flush();
      await this.#enter({ status, at: now(), failure: { message, problems, entityId } });
    } else {
      const { type: _, ...entry } = outcome;
      await this.#enter({ ...entry, at: now() });
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
    this.#lastError = message;
    if (this.#claim.row.attempt >= this.#mostAttempts()) return undefined;
    return { type: 'again', afterMs: RETRY_MS[Math.min(this.#claim.row.attempt - 1, RETRY_MS.length - 1)] ?? 0 };
  }

  #mostAttempts(): number {
    return this.#claim.row.status === 'executing' ? MOST_ATTEMPTS_EXECUTING : MOST_ATTEMPTS;
  }

  #givenUp(): string {
    const reason = this.#lastError ?? 'The last lines below say why.';
    const goesOn = this.#claim.row.status === 'executing' ? ' What was begun goes on without the studio.' : '';
    return `It was tried ${this.#mostAttempts()} times without success. ${reason}${goesOn} Deploy again when it is mended.`;
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
      if (this.#claim.row.cancelRequestedAt !== null) this.cancel();
    } catch (error) {
      if (!(error instanceof LeaseLostError)) console.error('[deployments] a lease could not be renewed:', error);
      else this.detach();
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
