import type { AppSpec, Problem } from '@chalice-studio/appspec';
import type { Builder } from './builder';

export type TypecheckResult = { revision: number; problems: readonly Problem[] };
type ReadDocument = () => Promise<{ revision: number; spec: AppSpec }>;

/** One check a project at a time. Whoever asks meanwhile gets the next one, of what the document is by then. */
export class Typechecks {
  readonly #builder: Builder;
  readonly #running = new Map<string, Promise<TypecheckResult>>();
  readonly #next = new Map<string, Promise<TypecheckResult>>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  check(projectId: string, read: ReadDocument): Promise<TypecheckResult> {
    const running = this.#running.get(projectId);
    if (running === undefined) return this.#run(projectId, read);
    const waiting = this.#next.get(projectId);
    if (waiting !== undefined) return waiting;
    const result = running.then(
      () => this.#runNext(projectId, read),
      () => this.#runNext(projectId, read),
    );
    this.#next.set(projectId, result);
    return result;
  }

  #runNext(projectId: string, read: ReadDocument): Promise<TypecheckResult> {
    this.#next.delete(projectId);
    return this.#run(projectId, read);
  }

  #run(projectId: string, read: ReadDocument): Promise<TypecheckResult> {
    const run = this.#checkOnce(read).finally(() => {
      if (this.#running.get(projectId) === run) this.#running.delete(projectId);
    });
    this.#running.set(projectId, run);
    return run;
  }

  async #checkOnce(read: ReadDocument): Promise<TypecheckResult> {
    const { revision, spec } = await read();
    return { revision, problems: await this.#builder.typecheck(spec) };
  }
}
