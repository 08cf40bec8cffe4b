import type { AppSpec, Edit, OptimisticDocument, Problem } from '@chalice-studio/appspec';
import type { Presence } from '@chalice-studio/control-plane/contract';
import type { Absence } from './absence';

/** A change of this person that was not taken, and why. */
export type Refusal = { clientEditId: string; problems: readonly Problem[] };

/** What this person did last, and the document before it. */
export type LastChange = {
  before: AppSpec;
  edits: readonly Edit[];
  role: 'edit' | 'undo' | 'redo';
  /** In the words of whoever made it, where these say more than the edits do. */
  title?: string | undefined;
  /** What is worth knowing of it: what stays. */
  note?: string | undefined;
};

export type SaveStatus = 'saved' | 'saving' | 'offline' | 'refused';

export type DocumentState = {
  document: OptimisticDocument;
  /** A call is under way, or is about to be. */
  isSending: boolean;
  isOffline: boolean;
  /** False when the browser could not keep the unsaved changes over a reload. */
  isKept: boolean;
  refusals: readonly Refusal[];
  canUndo: boolean;
  canRedo: boolean;
  lastChange: LastChange | undefined;
  /** What others changed while this page was away, until it is read. */
  absence: Absence | undefined;
  /** Everybody else who has the project open. */
  people: readonly Presence[];
};

export function saveStatusOf(state: DocumentState): SaveStatus {
  if (state.refusals.length > 0) return 'refused';
  if (state.isOffline) return 'offline';
  return state.document.pending.length > 0 ? 'saving' : 'saved';
}
