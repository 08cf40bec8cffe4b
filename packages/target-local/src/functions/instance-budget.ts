import { totalmem } from 'node:os';

/** What an instance costs on the average, and what the host keeps for everything else. */
const INSTANCE_MB = 256;
const SHARE_OF_MEMORY = 0.5;
const LIMITS = { min: 4, max: 64 };

type Evictable = { readonly idleSince: number | undefined; stop(): void };

/** How many instances may live on this machine; an idle one of any function makes room for one that is wanted. */
export class InstanceBudget {
  readonly limit: number;
  readonly #instances = new Set<Evictable>();

  constructor(limit = defaultLimit()) {
    this.limit = limit;
  }

  get used(): number {
    return this.#instances.size;
  }

  /** False when every instance on this machine is at work. */
  makeRoom(): boolean {
    if (this.#instances.size < this.limit) return true;
    let oldest: (Evictable & { idleSince: number }) | undefined;
    for (const each of this.#instances) {
      const { idleSince } = each;
      if (idleSince !== undefined && idleSince < (oldest?.idleSince ?? Number.POSITIVE_INFINITY)) {
        oldest = each as Evictable & { idleSince: number };
      }
    }
    if (oldest === undefined) return false;
    oldest.stop();
    this.#instances.delete(oldest);
    return true;
  }

  add(instance: Evictable): void {
    this.#instances.add(instance);
  }

  remove(instance: Evictable): void {
    this.#instances.delete(instance);
  }
}

function defaultLimit(): number {
  const fitting = Math.floor((totalmem() * SHARE_OF_MEMORY) / (INSTANCE_MB * 1024 * 1024));
  return Math.min(LIMITS.max, Math.max(LIMITS.min, fitting));
}
