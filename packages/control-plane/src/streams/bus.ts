/** Tells all web processes of one studio what happened; each passes it on to the pages that it serves. */
export interface Bus {
  /** Reaches every process, this one too and at once. Never waits: a message is news, the database is the truth. */
  publish(topic: string, message: unknown): void;
  /** Answers how to stop listening. */
  listen(listener: (topic: string, message: unknown) => void): () => void;
  close(): Promise<void>;
}

/** Topics that are for the processes themselves begin with this, and no page can ask for one. */
export const INTERNAL = 'internal-';

/** Told to this process alone, when messages of the others were lost. */
export const GAP = `${INTERNAL}gap`;

/** Topics that some process has listeners of, told at once for a new one and again every so often. */
export const HEARD = `${INTERNAL}heard`;

/** Somebody signed out: their streams end everywhere, and those of their other browsers open again by themselves. */
export const SIGNED_OUT = `${INTERNAL}signed-out`;

export class InProcessBus implements Bus {
  readonly #listeners = new Set<(topic: string, message: unknown) => void>();

  publish(topic: string, message: unknown): void {
    for (const listener of this.#listeners) listener(topic, message);
  }

  listen(listener: (topic: string, message: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
