import type { ChildProcess } from 'node:child_process';
import { createOutputReader } from './output-reader';

export type OutputLine = { stream: 'stdout' | 'stderr'; text: string; requestId: string | undefined };

export type OutputListener = {
  onLine?: ((line: OutputLine) => void) | undefined;
  /** Both streams of an invocation are read to their end; `droppedBytes` were beyond the limit. */
  onSettled?: ((requestId: string, droppedBytes: number) => void) | undefined;
};

const streams = ['stdout', 'stderr'] as const;

/** What a child prints, each line with the invocation that printed it. */
export class Output {
  /** The end of what it wrote to stderr: where Node says why it died. */
  lastErrors = '';
  readonly #queues = { stdout: [] as string[], stderr: [] as string[] };
  readonly #seen = new Map<string, number>();
  readonly #listener: OutputListener;
  #droppedBytes = 0;

  constructor(child: ChildProcess, options: { mark: string; maximumBytes: number; listener: OutputListener }) {
    this.#listener = options.listener;
    for (const stream of streams) {
      const reader = createOutputReader({
        mark: options.mark,
        maximumBytes: options.maximumBytes,
        isAwaited: (requestId) => this.#queues[stream][0] === requestId,
        onLine: (text) => this.#line(stream, text),
        onMark: (requestId, droppedBytes) => this.#mark(stream, requestId, droppedBytes),
      });
      child[stream]?.on('data', (chunk: Buffer) => reader.push(chunk));
      child[stream]?.on('end', () => reader.end());
    }
  }

  /** From here on, what is printed belongs to this invocation, once what was printed before is read. */
  expect(requestId: string): void {
    for (const stream of streams) this.#queues[stream].push(requestId);
  }

  /** The child is gone, and everything that it printed is read. */
  close(): void {
    const open = new Set(streams.flatMap((stream) => this.#queues[stream]));
    for (const requestId of open) this.#listener.onSettled?.(requestId, this.#droppedBytes);
  }

  #line(stream: (typeof streams)[number], text: string): void {
    if (stream === 'stderr') this.lastErrors = `${this.lastErrors}\n${text}`.slice(-4000);
    this.#listener.onLine?.({ stream, text, requestId: this.#queues[stream][0] });
  }

  #mark(stream: (typeof streams)[number], requestId: string, droppedBytes: number): void {
    this.#droppedBytes += droppedBytes;
    if (requestId === '') return; // the stream ended in the middle of an invocation
    this.#queues[stream].shift();
    const seen = (this.#seen.get(requestId) ?? 0) + 1;
    this.#seen.set(requestId, seen);
    if (seen < streams.length) return;
    this.#seen.delete(requestId);
    this.#listener.onSettled?.(requestId, this.#droppedBytes);
    this.#droppedBytes = 0;
  }
}
