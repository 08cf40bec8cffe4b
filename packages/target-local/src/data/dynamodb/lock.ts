/** Many may share it; who needs it alone waits for them and keeps others out. First come, first served. */
export class SharedLock {
  #sharing = 0;
  #isExclusive = false;
  readonly #waiting: { isExclusive: boolean; go: () => void }[] = [];

  shared<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#with(false, work);
  }

  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#with(true, work);
  }

  async #with<Result>(isExclusive: boolean, work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting.length > 0 || !this.#isFree(isExclusive)) {
      await new Promise<void>((go) => this.#waiting.push({ isExclusive, go }));
    } else this.#take(isExclusive);
    try {
      return await work();
    } finally {
      if (isExclusive) this.#isExclusive = false;
      else this.#sharing -= 1;
      this.#wake();
    }
  }

  #isFree(isExclusive: boolean): boolean {
    return !this.#isExclusive && (!isExclusive || this.#sharing === 0);
  }

  #take(isExclusive: boolean): void {
    if (isExclusive) this.#isExclusive = true;
    else this.#sharing += 1;
  }

  #wake(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (next === undefined || !this.#isFree(next.isExclusive)) return;
      this.#waiting.shift();
      this.#take(next.isExclusive);
      next.go();
    }
  }
}
