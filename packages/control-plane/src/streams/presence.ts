import type { Bus } from './bus';
import { INTERNAL } from './bus';
import type { Presence } from './schema';
import { topics } from './topics';

const PRESENT_MS = 30_000;
const SWEEP_MS = 5000;

const PRESENCE = `${INTERNAL}presence`;

type Announcement = { projectId: string; clientId: string; presence: Presence | undefined };

/** Who is where in which project. Each process hears every announcement and tells its own pages. */
export class PresenceBoard {
  readonly #projects = new Map<string, Map<string, Presence>>();
  readonly #bus: Bus;
  readonly #say: (topic: string, message: unknown) => void;
  readonly #stopListening: () => void;
  readonly #sweeping: NodeJS.Timeout;

  constructor(bus: Bus, say: (topic: string, message: unknown) => void) {
    this.#bus = bus;
    this.#say = say;
    this.#stopListening = bus.listen((topic, message) => {
      if (topic === PRESENCE) this.#receive(message as Announcement);
    });
    this.#sweeping = setInterval(() => this.#sweep(Date.now()), SWEEP_MS);
    this.#sweeping.unref();
  }

  announce(projectId: string, presence: Presence): void {
    this.#bus.publish(PRESENCE, { projectId, clientId: presence.clientId, presence } satisfies Announcement);
  }

  leave(projectId: string, clientId: string): void {
    this.#bus.publish(PRESENCE, { projectId, clientId, presence: undefined } satisfies Announcement);
  }

  close(): void {
    this.#stopListening();
    clearInterval(this.#sweeping);
  }

  #receive({ projectId, clientId, presence }: Announcement): void {
    const people = this.#projects.get(projectId) ?? new Map<string, Presence>();
    this.#projects.set(projectId, people);
    if (presence === undefined) people.delete(clientId);
    else people.set(clientId, presence);
    this.#tell(projectId, people);
  }

  #sweep(now: number): void {
    for (const [projectId, people] of this.#projects) {
      const gone = [...people.values()].filter(({ seenAt }) => now - seenAt > PRESENT_MS);
      for (const { clientId } of gone) people.delete(clientId);
      if (gone.length > 0) this.#tell(projectId, people);
    }
  }

  #tell(projectId: string, people: ReadonlyMap<string, Presence>): void {
    this.#say(topics.project(projectId), { type: 'presence', people: [...people.values()] });
    if (people.size === 0) this.#projects.delete(projectId);
  }
}
