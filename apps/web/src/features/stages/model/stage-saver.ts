import { applyStageEdits, type Problem, type StageConfig } from '@chalice-studio/appspec';
import { canRepeat, type FieldEdit, valueAt, withEdits } from './field-edits';

/** A stage as far as saving it goes. */
export type SavedStage = { id: string; name: string; revision: number; config: StageConfig };
export type StageChange = { stageId: string; edits: readonly FieldEdit[] };

type Answer<Stage> = { status: 'accepted'; stage: Stage } | { status: 'refused'; problems: readonly Problem[] };

export type SaverPort<Stage> = {
  update: (input: { stageId: string; baseRevision: number; edits: FieldEdit[] }) => Promise<Answer<Stage>>;
  /** The stages as the studio has them now. */
  read: () => Promise<readonly Stage[]>;
  isConflict: (error: unknown) => boolean;
  /** Takes what the studio answered into the page's stages. */
  keep: (stage: Stage) => void;
};

export type SaverNews = {
  failed: (stage: SavedStage, error: unknown) => void;
  refused: (stage: SavedStage, problems: readonly Problem[]) => void;
  /** Somebody else changed the same fields meanwhile; `now` is theirs, and `edits` are not saved. */
  overtaken: (stage: SavedStage, edits: readonly FieldEdit[], now: StageConfig) => void;
};

type UndoStep = { label: string; changes: readonly (StageChange & { done: readonly FieldEdit[] })[] };

/**
 * Saves changes of a project's stages: those of one stage one after the other, because each names the revision that it
 * changes. Fields show them at once; a change that was overtaken by somebody else's of another field is sent again.
 */
export class StageSaver<Stage extends SavedStage> {
  readonly #port: SaverPort<Stage>;
  readonly #news: SaverNews;
  readonly #known = new Map<string, Stage>();
  readonly #unsent = new Map<string, readonly (readonly FieldEdit[])[]>();
  readonly #queues = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  #undo: readonly UndoStep[] = [];
  #version = 0;

  constructor(port: SaverPort<Stage>, news: SaverNews) {
    this.#port = port;
    this.#news = news;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever what is shown may have changed. */
  getVersion = (): number => this.#version;

  get isSaving(): boolean {
    return this.#unsent.size > 0;
  }

  /** What the studio has; a stage that is being saved is known from its answers. */
  take(stages: readonly Stage[]): void {
    for (const stage of stages) {
      const known = this.#known.get(stage.id);
      if (known === undefined || stage.revision >= known.revision) this.#known.set(stage.id, stage);
    }
  }

  /** A stage as its fields show it. */
  shown(stage: Stage): Stage {
    const edits = this.#unsent.get(stage.id);
    return edits === undefined ? stage : { ...stage, config: withEdits(stage.config, edits.flat()) };
  }

  /** Changes stages as one step that can be undone; false when a field cannot be that. */
  edit(changes: readonly StageChange[], label: string): boolean {
    const steps = changes.flatMap(({ stageId, edits }) => {
      const stage = this.#known.get(stageId);
      if (stage === undefined) return [];
      const result = applyStageEdits(this.shown(stage).config, [...edits]);
      if (!result.ok) this.#news.refused(stage, result.problems);
      return result.ok ? [{ stageId, edits: result.inverse.map((each) => ({ ...each })), done: edits }] : [];
    });
    if (steps.length < changes.length) return false;
    this.#undo = [...this.#undo.slice(-99), { label, changes: steps }];
    for (const change of changes) this.#enqueue(change);
    return true;
  }

  /** What the last step was, whose fields nobody else has changed since. */
  undo(): { label: string } | 'nothing' | 'changed-since' {
    const step = this.#undo.at(-1);
    if (step === undefined) return 'nothing';
    this.#undo = this.#undo.slice(0, -1);
    const isStill = step.changes.every(({ stageId, done }) => {
      const stage = this.#known.get(stageId);
      const config = stage === undefined ? undefined : this.shown(stage).config;
      return config !== undefined && done.every((edit) => isSame(valueAt(config, edit.path), edit.value));
    });
    if (!isStill) return 'changed-since';
    for (const { stageId, edits } of step.changes) this.#enqueue({ stageId, edits });
    return { label: step.label };
  }

  #enqueue({ stageId, edits }: StageChange): void {
    this.#unsent.set(stageId, [...(this.#unsent.get(stageId) ?? []), edits]);
    this.#changed();
    const before = this.#queues.get(stageId) ?? Promise.resolve();
    const sent = before
      .then(() => this.#send(stageId, edits))
      .catch((error: unknown) => {
        const stage = this.#known.get(stageId);
        if (stage !== undefined) this.#news.failed(stage, error);
      })
      .finally(() => {
        const rest = (this.#unsent.get(stageId) ?? []).filter((each) => each !== edits);
        if (rest.length === 0) this.#unsent.delete(stageId);
        else this.#unsent.set(stageId, rest);
        this.#changed();
      });
    this.#queues.set(stageId, sent);
  }

  async #send(stageId: string, edits: readonly FieldEdit[]): Promise<void> {
    const seen = this.#known.get(stageId);
    if (seen === undefined) return;
    try {
      const answer = await this.#port.update({ stageId, baseRevision: seen.revision, edits: [...edits] });
      if (answer.status === 'refused') this.#news.refused(seen, answer.problems);
      else this.#keep(answer.stage);
    } catch (error) {
      if (!this.#port.isConflict(error)) throw error;
      const now = (await this.#port.read()).find((each) => each.id === stageId);
      if (now === undefined || now.revision === seen.revision) throw error;
      this.#keep(now);
      if (canRepeat(edits, seen.config, now.config)) await this.#send(stageId, edits);
      else this.#news.overtaken(now, edits, now.config);
    }
  }

  #keep(stage: Stage): void {
    this.#known.set(stage.id, stage);
    this.#port.keep(stage);
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
