import { type Connection, GoneError } from '@chalice-studio/target';
import { WebSocket } from 'ws';

/** API Gateway's limits of a WebSocket. */
const IDLE_MS = 10 * 60_000;
const LIFETIME_MS = 2 * 3600_000;
const SWEEP_MS = 5_000;
/** What may wait for a client that does not read, some thirty messages of the largest kind. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
/** Watchers get the list at most this often. */
const CHANGE_MS = 100;

export type HeldConnection = {
  connectionId: string;
  socket: WebSocket;
  connectedAt: number;
  lastActiveAt: number;
  sourceIp: string;
  userAgent: string | undefined;
  messagesIn: number;
  messagesOut: number;
};

/** The WebSocket connections of one stage: what the gateway really holds. */
export class Connections {
  readonly #held = new Map<string, HeldConnection>();
  readonly #watchers = new Set<(connections: Connection[]) => void>();
  readonly #sweeper: NodeJS.Timeout;
  #change: NodeJS.Timeout | undefined;

  constructor() {
    this.#sweeper = setInterval(() => this.sweep(Date.now()), SWEEP_MS);
    this.#sweeper.unref();
  }

  add(connection: HeldConnection): void {
    this.#held.set(connection.connectionId, connection);
    this.changed();
  }

  remove(connectionId: string): void {
    if (this.#held.delete(connectionId)) this.changed();
  }

  list(): Connection[] {
    return [...this.#held.values()].map(({ socket: _, userAgent, ...fields }) => ({
      ...fields,
      ...(userAgent === undefined ? {} : { userAgent }),
      state: 'confirmed',
    }));
  }

  /** Tells the whole list now and whenever it changes. */
  watch(listener: (connections: Connection[]) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#watchers.add(listener);
    signal.addEventListener('abort', () => this.#watchers.delete(listener), { once: true });
    listener(this.list());
  }

  /** Throws GoneError when the client has left. */
  get(connectionId: string): HeldConnection {
    const connection = this.#held.get(connectionId);
    if (connection?.socket.readyState !== WebSocket.OPEN) throw new GoneError(connectionId);
    return connection;
  }

  /** A client that does not read is hung up on: what is sent to it would fill the memory. */
  async send(connectionId: string, data: Uint8Array): Promise<void> {
    const connection = this.get(connectionId);
    if (connection.socket.bufferedAmount > MOST_WAITING_BYTES) {
      connection.socket.terminate();
      throw new GoneError(connectionId);
    }
    const isText = isUtf8(data);
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error | null) => (error ? reject(new GoneError(connectionId)) : resolve());
      connection.socket.send(data, { binary: !isText }, done);
    });
    connection.messagesOut += 1;
    connection.lastActiveAt = Date.now();
    this.changed();
  }

  disconnect(connectionId: string): void {
    this.get(connectionId).socket.close(1000, 'Connection Closed Normally');
  }

  changed(): void {
    if (this.#watchers.size === 0) return;
    this.#change ??= setTimeout(() => {
      this.#change = undefined;
      const list = this.list();
      for (const watcher of this.#watchers) watcher(list);
    }, CHANGE_MS);
  }

  closeAll(): void {
    clearInterval(this.#sweeper);
    clearTimeout(this.#change);
    for (const { socket } of this.#held.values()) socket.close(1001, 'Going away');
  }

  /** Closes what has been idle or open for longer than API Gateway allows. */
  sweep(now: number): void {
    for (const connection of this.#held.values()) {
      const isIdle = now - connection.lastActiveAt > IDLE_MS;
      if (isIdle) connection.socket.close(1001, 'Going away');
      else if (now - connection.connectedAt > LIFETIME_MS) connection.socket.close(1001, 'Going away');
    }
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function isUtf8(data: Uint8Array): boolean {
  try {
    decoder.decode(data);
    return true;
  } catch {
    return false; // bytes go out as a binary frame
  }
}
