/** A message as it goes out, encoded once for all who listen. */
export type Frame = { sequence: number; bytes: Uint8Array };

const MOST_FRAMES = 1000;
const MOST_BYTES = 2 * 1024 * 1024;
const KEEP_MS = 60_000;

/** What a topic said of late, for pages that were away for a moment. Bounded: what is older is a gap. */
export class TopicLog {
  readonly #frames: (Frame & { at: number })[] = [];
  #bytes = 0;
  /** Everything after this sequence is here. */
  #completeAfter: number;

  constructor(completeAfter: number) {
    this.#completeAfter = completeAfter;
  }

  add(frame: Frame, at: number): void {
    this.#frames.push({ ...frame, at });
    this.#bytes += frame.bytes.length;
    this.prune(at);
  }

  /** Undefined when some were dropped: a gap. */
  after(sequence: number): Frame[] | undefined {
    if (sequence < this.#completeAfter) return undefined;
    return this.#frames.filter((frame) => frame.sequence > sequence);
  }

  prune(now: number): void {
    let dropped = 0;
    for (const frame of this.#frames) {
      const isTooMany = this.#frames.length - dropped > MOST_FRAMES || this.#bytes > MOST_BYTES;
      if (!isTooMany && now - frame.at <= KEEP_MS) break;
      dropped += 1;
      this.#bytes -= frame.bytes.length;
      this.#completeAfter = frame.sequence;
    }
    this.#frames.splice(0, dropped);
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0;
  }
}
