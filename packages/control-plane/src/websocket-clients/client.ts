import { WebSocket } from 'ws';
import { AppError } from '../app-error';
import type { WebsocketClientEvent } from './schema';

export type ClientTarget = { url: string; headers: Readonly<Record<string, string>> };

/** API Gateway cuts a connection off that is silent for so long. */
const IDLE_MS = 10 * 60_000;

/** One WebSocket to a stage, opened on a page's behalf. */
export class WebsocketClient {
  readonly #target: ClientTarget;
  readonly #tell: (event: WebsocketClientEvent) => void;
  #socket: WebSocket | undefined;
  #isOver = false;
  lastUsedAt = Date.now();

  constructor(target: ClientTarget, tell: (event: WebsocketClientEvent) => void) {
    this.#target = target;
    this.#tell = tell;
  }

  get isOver(): boolean {
    return this.#isOver || Date.now() - this.lastUsedAt > IDLE_MS;
  }

  connect(): void {
    if (this.#socket !== undefined || this.#isOver) return;
    const { url, headers } = this.#target;
    const socket = new WebSocket(url, { headers, handshakeTimeout: 30_000, maxPayload: 1024 * 1024 });
    this.#socket = socket;
    socket.on('open', () => this.#say({ type: 'open', at: Date.now() }));
    socket.on('message', (data) => this.#say({ type: 'received', at: Date.now(), data: String(data) }));
    socket.on('unexpected-response', (_request, response) => {
      const message = `The connection was refused: ${response.statusCode} ${response.statusMessage ?? ''}`.trim();
      this.#end({ type: 'failed', at: Date.now(), message });
      socket.terminate();
    });
    socket.on('error', (error) => this.#end({ type: 'failed', at: Date.now(), message: error.message }));
    socket.on('close', (code, reason) => this.#end({ type: 'closed', at: Date.now(), code, reason: String(reason) }));
  }

  send(data: string): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) {
      throw new AppError({ code: 'CONNECTION_GONE', message: 'This client is not connected. Open a new one.' });
    }
    socket.send(data);
    this.#say({ type: 'sent', at: Date.now(), data });
  }

  close(): void {
    if (this.#socket === undefined) this.#isOver = true;
    else this.#socket.close(1000);
  }

  #say(event: WebsocketClientEvent): void {
    this.lastUsedAt = Date.now();
    this.#tell(event);
  }

  /** A failure is told once: the socket closes after it, which says nothing more. */
  #end(event: WebsocketClientEvent): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#tell(event);
  }
}
