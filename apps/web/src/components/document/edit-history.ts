import { type AppSpec, type Edit, rebaseEdits, undoEdits } from '@chalice-studio/appspec';
import { mergeTexts } from './merge-texts';

/** One thing that this person did and can take back. `at`: how much of the log had happened once it was done. */
type Step = {
  clientEditIds: readonly string[];
  edits: readonly Edit[];
  inverse: readonly Edit[];
  at: number;
  key: string | undefined;
  time: number;
};

/**
 * What one person can undo and redo. `log` holds everything that changed their view since the oldest step, whoever did
 * it, so that the inverse of a text finds its place again.
 */
export type EditHistory = {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  readonly log: readonly (readonly Edit[])[];
  /** How many entries were dropped from the front of the log. */
  readonly dropped: number;
};

export const emptyHistory: EditHistory = { undo: [], redo: [], log: [], dropped: 0 };

export type Done = {
  clientEditId: string;
  edits: readonly Edit[];
  inverse: readonly Edit[];
  /** Edits of one key that follow each other closely are one step. */
  key?: string | undefined;
  time: number;
};

const MAXIMUM_STEPS = 200;
const MAXIMUM_LOG = 4000;
/** A pause in typing that begins a new step. */
const PAUSE_MS = 1200;

/** An own change, or the undoing or redoing of one. */
export function record(history: EditHistory, done: Done, role: 'edit' | 'undo' | 'redo' = 'edit'): EditHistory {
  const now = history.dropped + history.log.length;
  const log = [...history.log, done.edits];
  const step: Step = { ...done, key: done.key, clientEditIds: [done.clientEditId], at: now + 1 };
  if (role === 'undo') return trim({ ...history, log, redo: [...history.redo, step] });
  const last = history.undo.at(-1);
  const follows = role === 'edit' && last !== undefined && continues(last, step, now);
  const undo = follows ? [...history.undo.slice(0, -1), joined(last, step)] : [...history.undo, step];
  return trim({ ...history, log, undo, redo: role === 'edit' ? [] : history.redo });
}

/** A change of somebody else, as it reads in this person's view. */
export function observe(history: EditHistory, edits: readonly Edit[]): EditHistory {
  if (history.undo.length === 0 && history.redo.length === 0) return history;
  return trim({ ...history, log: [...history.log, edits] });
}

/** Forgets a change that the server refused: there is nothing to take back. */
export function forget(history: EditHistory, clientEditId: string): EditHistory {
  const keeps = (step: Step) => !step.clientEditIds.includes(clientEditId);
  return { ...history, undo: history.undo.filter(keeps), redo: history.redo.filter(keeps) };
}

/**
 * The edits that take back the newest step (of one file, when asked so), and the history without that step. Steps of
 * which others have overwritten everything are passed over.
 */
export function takeBack(
  history: EditHistory,
  spec: AppSpec,
  options: { from: 'undo' | 'redo'; file?: string | undefined },
): { edits: readonly Edit[]; history: EditHistory } | undefined {
  let steps = [...history[options.from]];
  for (;;) {
    const index = steps.findLastIndex((step) => options.file === undefined || touchesFile(step, options.file));
    const step = steps[index];
    if (step === undefined) return undefined;
    steps = steps.filter((_, each) => each !== index);
    const since = history.log.slice(Math.max(0, step.at - history.dropped));
    const edits = undoEdits(spec, { edits: step.edits, inverse: step.inverse, since });
    if (edits.length > 0) return { edits, history: { ...history, [options.from]: steps } };
  }
}

/** Somebody's confirmed edits as they read behind one's own changes that the server has not confirmed yet. */
export function behindPending(edits: readonly Edit[], pending: readonly { edits: readonly Edit[] }[]): readonly Edit[] {
  return pending.reduce<readonly Edit[]>((moved, change) => rebaseEdits(moved, change.edits, 'edits'), edits);
}

function continues(last: Step, step: Step, now: number): boolean {
  return step.key !== undefined && last.key === step.key && last.at === now && step.time - last.time < PAUSE_MS;
}

function joined(last: Step, step: Step): Step {
  return {
    ...step,
    clientEditIds: [...last.clientEditIds, ...step.clientEditIds],
    edits: mergeTexts([...last.edits, ...step.edits]),
    inverse: mergeTexts([...step.inverse, ...last.inverse]),
  };
}

function touchesFile({ edits }: Step, file: string): boolean {
  return edits.some((edit) =>
    edit.type === 'text'
      ? edit.file === file
      : edit.type === 'set' && edit.path[0] === 'source' && edit.path[1] === file,
  );
}

function trim(history: EditHistory): EditHistory {
  const excess = Math.max(0, history.log.length - MAXIMUM_LOG);
  const dropped = history.dropped + excess;
  const kept = (step: Step) => step.at >= dropped;
  return {
    undo: history.undo.filter(kept).slice(-MAXIMUM_STEPS),
    redo: history.redo.filter(kept).slice(-MAXIMUM_STEPS),
    log: excess > 0 ? history.log.slice(excess) : history.log,
    dropped,
  };
}
