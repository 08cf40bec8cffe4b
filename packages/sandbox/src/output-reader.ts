/** A line longer than this is cut into several: CloudWatch takes no larger event. */
const MAXIMUM_LINE_BYTES = 256 * 1024;
/** Longer than any request's id. */
const MAXIMUM_ID_BYTES = 128;

export type OutputReader = {
  push(chunk: Buffer): void;
  /** The stream ended: what stands without a line's end is a line too. */
  end(): void;
};

/**
 * Cuts one output stream into lines, up to a number of bytes an invocation; what comes beyond is read, so that nobody
 * blocks, and dropped. A mark, which the child prints after each invocation, starts the count anew. People's code can find
 * out the mark: one that nobody waits for is none.
 */
export function createOutputReader(options: {
  mark: string;
  maximumBytes: number;
  isAwaited: (requestId: string) => boolean;
  onLine: (line: string) => void;
  onMark: (requestId: string, droppedBytes: number) => void;
}): OutputReader {
  const mark = Buffer.from(options.mark);
  let pending: Buffer = Buffer.alloc(0);
  let kept = 0;
  let dropped = 0;

  function take(line: Buffer): void {
    kept += line.length;
    options.onLine(line.toString('utf8').replace(/\r$/, ''));
  }

  /** Lines of which the last may lack its end. */
  function takeWhole(bytes: Buffer): void {
    const last = takeLines(bytes);
    if (last.length === 0) return;
    if (kept < options.maximumBytes) take(last);
    else dropped += last.length;
  }

  function takeLines(bytes: Buffer): Buffer {
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(10, start);
      if (end < 0 || end - start > MAXIMUM_LINE_BYTES) {
        if (bytes.length - start <= MAXIMUM_LINE_BYTES) return bytes.subarray(start);
        if (kept < options.maximumBytes) take(bytes.subarray(start, start + MAXIMUM_LINE_BYTES));
        else dropped += MAXIMUM_LINE_BYTES;
        start += MAXIMUM_LINE_BYTES;
        continue;
      }
      if (kept < options.maximumBytes) take(bytes.subarray(start, end));
      else dropped += end + 1 - start;
      start = end + 1;
    }
  }

  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      for (;;) {
        const at = pending.indexOf(mark);
        if (at < 0) break;
        const from = at + mark.length;
        const end = pending.indexOf(10, from);
        if (end < 0 && pending.length - from <= MAXIMUM_ID_BYTES) return;
        takeWhole(pending.subarray(0, at));
        const requestId = pending.toString('utf8', from, Math.min(end, from + MAXIMUM_ID_BYTES));
        if (end < 0 || !options.isAwaited(requestId)) {
          pending = pending.subarray(from);
          continue;
        }
        options.onMark(requestId, dropped);
        kept = 0;
        dropped = 0;
        pending = pending.subarray(end + 1);
      }
      pending = takeLines(pending);
    },
    end() {
      takeWhole(pending);
      pending = Buffer.alloc(0);
      if (dropped > 0) options.onMark('', dropped);
    },
  };
}
