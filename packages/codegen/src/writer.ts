import type { Origin } from '@chalice-studio/appspec';

/** Collects a file's lines and, for lines that exist because of an entity, whose they are. */
export class Writer {
  readonly #lines: string[] = [];
  readonly #origins: Origin[] = [];

  line(text = ''): this {
    this.#lines.push(text);
    return this;
  }

  /** Text of one or more lines that an entity causes. */
  of(entityId: string, text: string): this {
    const from = this.#lines.length + 1;
    this.#lines.push(...text.split('\n'));
    this.#origins.push({ entityId, from, to: this.#lines.length });
    return this;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  get origins(): readonly Origin[] {
    return this.#origins;
  }
}
