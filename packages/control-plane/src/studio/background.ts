/** Work that no answer waits for; the studio waits for it when it closes. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  run(title: string, work: () => Promise<void>): void {
    const running: Promise<void> = work()
      .catch((error: unknown) => console.error(`[${title}]`, error))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
