import type { OutputLine } from '@chalice-studio/sandbox';
import type { LogStore } from '../logs/log-store';
import { functionLogEvent } from './function-log';

const TAIL_LINES = 50;

export type InvocationReport = {
  requestId: string;
  durationMs: number;
  /** Of a cold start. */
  initMs: number | undefined;
  /** Why it failed, in Lambda's words. */
  reason: string | undefined;
  droppedBytes: number;
};

/** What Lambda writes to a function's log around what the function prints. */
export class InvocationLog {
  readonly #functionName: string;
  readonly #memoryMb: number;
  readonly #logs: LogStore;
  /** The lines of invocations whose caller asked for them. */
  readonly #tails = new Map<string, string[]>();

  constructor(options: { functionName: string; memoryMb: number; logs: LogStore }) {
    this.#functionName = options.functionName;
    this.#memoryMb = options.memoryMb;
    this.#logs = options.logs;
  }

  start(requestId: string, wantsTail: boolean): void {
    if (wantsTail) this.#tails.set(requestId, []);
    this.platform('info', `START RequestId: ${requestId} Version: $LATEST`, requestId);
  }

  line(line: OutputLine): void {
    const { message } = this.#logs.append(functionLogEvent(this.#functionName, line));
    if (line.requestId !== undefined) this.#tails.get(line.requestId)?.push(message);
  }

  /** Answers the invocation's last lines. */
  end({ requestId, durationMs, initMs, reason, droppedBytes }: InvocationReport): readonly string[] {
    if (droppedBytes > 0) {
      const message = `${requestId} Printed more than is kept of one invocation: ${droppedBytes} bytes were dropped.`;
      this.platform('warning', message, requestId);
    }
    if (reason !== undefined) {
      const kept = this.platform('error', reason, requestId);
      this.#tails.get(requestId)?.push(kept);
    }
    this.platform('info', `END RequestId: ${requestId}`, requestId);
    const fields = [
      `REPORT RequestId: ${requestId}`,
      `Duration: ${durationMs.toFixed(2)} ms`,
      `Billed Duration: ${Math.ceil(durationMs)} ms`,
      `Memory Size: ${this.#memoryMb} MB`,
      ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ];
    this.platform('info', fields.join('\t'), requestId);
    const tail = this.#tails.get(requestId) ?? [];
    this.#tails.delete(requestId);
    return tail.slice(-TAIL_LINES);
  }

  /** Answers the message as it is kept. */
  platform(level: 'info' | 'warning' | 'error', message: string, requestId?: string): string {
    const { message: kept } = this.#logs.append({
      functionName: this.#functionName,
      source: 'platform',
      level,
      message,
      ...(requestId === undefined ? {} : { requestId }),
    });
    return kept;
  }
}
