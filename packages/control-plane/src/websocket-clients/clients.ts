import { z } from 'zod';
import { AppError } from '../app-error';
import { type Bus, HEARD, INTERNAL } from '../streams/bus';
import type { StreamMessage } from '../streams/schema';
import { topics } from '../streams/topics';
import { type ClientTarget, WebsocketClient } from './client';
import { createClientId } from './client-id';

/** Nobody has listened for so long: the page has left. */
const UNHEARD_MS = 75_000;
const SWEEP_MS = 10_000;
/** A client connects when its page listens, so that nothing it says is missed; after this in any case. */
const PATIENCE_MS = 1000;
const MOST_OF_A_PERSON = 20;

const COMMAND = `${INTERNAL}websocket-client`;
const commandSchema = z.object({ clientId: z.string(), send: z.string().optional() });
const heardSchema = z.object({ topics: z.array(z.string()) });

type Held = { client: WebsocketClient; personId: string; heardAt: number };

/** The WebSocket clients that run in this process. Another process reaches them by the bus. */
export class WebsocketClients {
  readonly #bus: Bus;
  readonly #isAlone: boolean;
  readonly #held = new Map<string, Held>();
  readonly #stopListening: () => void;
  readonly #sweeping: NodeJS.Timeout;

  constructor(bus: Bus, { isAlone }: { isAlone: boolean }) {
    this.#bus = bus;
    this.#isAlone = isAlone;
    this.#stopListening = bus.listen((topic, message) => {
      if (topic === HEARD) this.#hear(heardSchema.parse(message).topics);
      if (topic === COMMAND) this.#obey(commandSchema.parse(message));
    });
    this.#sweeping = setInterval(() => this.#sweep(), SWEEP_MS);
    this.#sweeping.unref();
  }

  open({ personId, stageId }: { personId: string; stageId: string }, target: ClientTarget): string {
    const mine = [...this.#held.values()].filter((each) => each.personId === personId);
    if (mine.length >= MOST_OF_A_PERSON) {
      throw new AppError({
        code: 'RATE_LIMITED',
        message: `At most ${MOST_OF_A_PERSON} clients at a time. Close some.`,
      });
    }
    const clientId = createClientId(personId, stageId);
    const topic = topics.websocketClient(clientId);
    const client = new WebsocketClient(target, (event) =>
      this.#bus.publish(topic, { type: 'websocket-client', event } satisfies StreamMessage),
    );
    this.#held.set(clientId, { client, personId, heardAt: Date.now() });
    setTimeout(() => client.connect(), PATIENCE_MS).unref();
    return clientId;
  }

  send(clientId: string, data: string): void {
    const held = this.#held.get(clientId);
    if (held !== undefined) held.client.send(data);
    else this.#pass({ clientId, send: data });
  }

  close(clientId: string): void {
    const held = this.#held.get(clientId);
    if (held !== undefined) held.client.close();
    else if (!this.#isAlone) this.#pass({ clientId });
  }

  shutDown(): void {
    this.#stopListening();
    clearInterval(this.#sweeping);
    for (const { client } of this.#held.values()) client.close();
    this.#held.clear();
  }

  #pass(command: z.infer<typeof commandSchema>): void {
    if (this.#isAlone) {
      throw new AppError({ code: 'CONNECTION_GONE', message: 'This client was closed. Open a new one.' });
    }
    this.#bus.publish(COMMAND, command);
  }

  #obey({ clientId, send }: z.infer<typeof commandSchema>): void {
    const client = this.#held.get(clientId)?.client;
    try {
      if (send === undefined) client?.close();
      else client?.send(send);
    } catch (error) {
      // Whoever sent it has seen it closed by its topic.
      if (!(error instanceof AppError)) throw error;
    }
  }

  #hear(heard: readonly string[]): void {
    for (const [clientId, held] of this.#held) {
      if (!heard.includes(topics.websocketClient(clientId))) continue;
      held.heardAt = Date.now();
      held.client.connect();
    }
  }

  #sweep(): void {
    for (const [clientId, { client, heardAt }] of this.#held) {
      if (client.isOver) this.#held.delete(clientId);
      if (client.isOver || Date.now() - heardAt > UNHEARD_MS) client.close();
    }
  }
}
