import type { AcceptedChange, AppSpec, Change, Problem } from '@chalice-studio/appspec';
import type { Positions, Presence } from '@chalice-studio/control-plane/contract';

export type SubmitAnswer =
  | { status: 'accepted'; change: AcceptedChange; missed: readonly AcceptedChange[] }
  | { status: 'refused'; problems: readonly Problem[]; missed: readonly AcceptedChange[] };

export type OpenedDocument = { spec: AppSpec; revision: number; positions: Positions };

export type Announcement = { selection: string[]; cursor?: Presence['cursor']; isLeaving?: boolean };

/** The document's side of the API. A call that fails for want of a network rejects with anything but RefusedError. */
export interface DocumentTransport {
  open(): Promise<OpenedDocument>;
  submit(change: Change): Promise<SubmitAnswer>;
  since(revision: number): Promise<readonly AcceptedChange[]>;
  move(positions: Positions): Promise<void>;
  announce(announcement: Announcement): Promise<void>;
}

/** The server understood and said no: trying the same again is of no use. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}
