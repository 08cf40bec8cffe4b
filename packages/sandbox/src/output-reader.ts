/** A line longer than this is cut into several: CloudWatch takes no larger event. */
const MAXIMUM_LINE_BYTES = 256 * 1024;

export type OutputReader = {
  push(chunk: Buffer): void;
  /** The stream ended: what stands without a line's end is a line too. */
  end(): void;
};

/**
 * Cuts one output stream into lines, up to a number of bytes an invocation; what comes beyond is read, so that nobody
 * blocks, and dropped. A mark, which the child prints after each invocation, starts the count anew.
 */
export function createOutputReader(options: {
  mark: string;
  maximumBytes: number;
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
        const end = pending.indexOf(10, at);
        if (end < 0) return;
        const last = takeLines(pending.subarray(0, at));
        if (last.length > 0) take(last);
        options.onMark(pending.toString('utf8', at + mark.length, end), dropped);
        kept = 0;
        dropped = 0;
        pending = pending.subarray(end + 1);
      }
      pending = takeLines(pending);
    },
    end() {
      if (pending.length > 0) take(pending);
      pending = Buffer.alloc(0);
      if (dropped > 0) options.onMark('', dropped);
    },
  };
}
