import type { DeploymentProgress } from '@chalice-studio/target';
import type { RootDatabase } from '../database/prisma';
import { deploymentEventOf } from './records';
import type { DeploymentEvent } from './schema';

/** Events are written in batches: a target may tell of hundreds in a second. */
const BATCH_MS = 50;

/** Writes what happens, in order, and tells the pages after it is stored. */
export class EventWriter {
  readonly #database: RootDatabase;
  readonly #deploymentId: string;
  readonly #onWritten: (events: DeploymentEvent[]) => void;
  #waiting: DeploymentProgress[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown;
  #known: Set<string> | undefined;

  constructor(database: RootDatabase, deploymentId: string, onWritten: (events: DeploymentEvent[]) => void) {
    this.#database = database;
    this.#deploymentId = deploymentId;
    this.#onWritten = onWritten;
  }

  add(event: DeploymentProgress): void {
    this.#waiting.push(event);
    this.#timer ??= setTimeout(() => this.#write(), BATCH_MS);
  }

  /** Resolves when all is stored; throws when some could not be. */
  async flush(): Promise<void> {
    this.#write();
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    this.#writing = this.#writing
      .then(() => this.#store(batch))
      .catch((error: unknown) => {
        this.#failure ??= error;
      });
  }

  async #store(told: readonly DeploymentProgress[]): Promise<void> {
    const deploymentId = this.#deploymentId;
    const batch = await this.#unknown(told);
    if (batch.length === 0) return;
    const { _max } = await this.#database.deploymentEvent.aggregate({
      where: { deploymentId },
      _max: { sequence: true },
    });
    const first = (_max.sequence ?? 0) + 1;
    const stored = batch.map(({ at, level, message, entityId, resource }, index) => ({
      ...{ deploymentId, sequence: first + index, at: new Date(at), level, message, entityId: entityId ?? null },
      ...{ resource: resource?.logicalId ?? null, state: resource?.state ?? null },
    }));
    await this.#database.deploymentEvent.createMany({ data: stored });
    this.#onWritten(stored.map(deploymentEventOf));
  }

  /** What a target tells of a resource it tells again from the beginning, when another worker took over. */
  async #unknown(told: readonly DeploymentProgress[]): Promise<readonly DeploymentProgress[]> {
    if (told.every((event) => event.resource === undefined)) return told;
    this.#known ??= await this.#readKnown();
    const known = this.#known;
    return told.filter(({ at, message, resource }) => {
      if (resource === undefined) return true;
      const key = keyOf(at, message);
      return !known.has(key) && known.add(key);
    });
  }

  async #readKnown(): Promise<Set<string>> {
    const stored = await this.#database.deploymentEvent.findMany({
      where: { deploymentId: this.#deploymentId, resource: { not: null } },
      select: { at: true, message: true },
    });
    return new Set(stored.map(({ at, message }) => keyOf(at.getTime(), message)));
  }
}

const keyOf = (at: number, message: string) => `${at} ${message}`;
