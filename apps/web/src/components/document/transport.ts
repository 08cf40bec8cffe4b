import type { AcceptedChange, AppSpec, Change, Problem } from '@chalice-studio/appspec';
import type {
  ChangedNotes,
  NoteChanges,
  Notes,
  Person,
  Positions,
  Presence,
} from '@chalice-studio/control-plane/contract';

/** A change as the server ordered it, and who made it. */
export type ToldChange = AcceptedChange & { author?: Person };

export type SubmitAnswer =
  | { status: 'accepted'; change: ToldChange; missed: readonly ToldChange[] }
  | { status: 'refused'; problems: readonly Problem[]; missed: readonly ToldChange[] };

export type OpenedDocument = { spec: AppSpec; revision: number; positions: Positions; notes: Notes };

export type Announcement = { selection: string[]; cursor?: Presence['cursor']; isLeaving?: boolean };

/** The document's side of the API. A call that fails for want of a network rejects with any other error than these two. */
export interface DocumentTransport {
  open(): Promise<OpenedDocument>;
  submit(change: Change): Promise<SubmitAnswer>;
  since(revision: number): Promise<readonly ToldChange[]>;
  /** The document as it was. */
  at(revision: number): Promise<AppSpec>;
  move(positions: Positions): Promise<void>;
  annotate(notes: NoteChanges): Promise<ChangedNotes>;
  readCanvas(): Promise<{ positions: Positions; notes: Notes }>;
  announce(announcement: Announcement): Promise<void>;
}

/** The server understood and said no: trying the same again is of no use. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

/** What this page knows of the document is too long past to be told what it missed: it has to be opened again. */
export class OutdatedError extends Error {
  override name = 'OutdatedError';
}
