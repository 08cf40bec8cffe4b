import type { Frame } from './topic-log';

/** The longest that a message waits for others to travel with it; the first one after a silence goes at once. */
const FLUSH_MS = 33;
const HEARTBEAT_MS = 15_000;
/** A page that reads slower than this much is cut off; it comes back and reads the present state. */
const MOST_UNREAD = 4 * 1024 * 1024;

const encoder = new TextEncoder();
const beginning = encoder.encode('retry: 1000\n\n');
const heartbeat = encoder.encode(': still here\n\n');

/** One open `text/event-stream` answer. */
export class Stream {
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #waiting: Uint8Array[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastFlush = 0;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #onClose: () => void;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          controller.enqueue(beginning);
        },
        cancel: () => this.close(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    );
    this.#heartbeat = setInterval(() => this.#write(heartbeat), HEARTBEAT_MS);
  }

  send(frame: Frame): void {
    if (this.#controller === undefined) return;
    this.#waiting.push(frame.bytes);
    if (this.#timer !== undefined) return;
    const waitMs = Math.max(0, this.#lastFlush + FLUSH_MS - performance.now());
    if (waitMs === 0) this.#flush();
    else this.#timer = setTimeout(() => this.#flush(), waitMs);
  }

  close(): void {
    const controller = this.#controller;
    if (controller === undefined) return;
    this.#controller = undefined;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#timer);
    try {
      controller.close();
    } catch (error) {
      // The reader cancelled: it is closed already.
      if (!(error instanceof TypeError)) throw error;
    }
    this.#onClose();
  }

  #flush(): void {
    this.#timer = undefined;
    this.#lastFlush = performance.now();
    const [only] = this.#waiting;
    const bytes = this.#waiting.length === 1 && only !== undefined ? only : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#write(bytes);
  }

  #write(bytes: Uint8Array): void {
    const controller = this.#controller;
    if (controller === undefined) return;
    if ((controller.desiredSize ?? 0) < -MOST_UNREAD) this.close();
    else controller.enqueue(bytes);
  }
}
