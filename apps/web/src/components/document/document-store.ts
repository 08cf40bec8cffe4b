/**
 * One page's view of a project's document. An edit shows at once, waits in the document's pending changes, is sent by
 * the change sender, and is confirmed by the server's answer or by the event stream, whichever comes first.
 */
import {
  type AcceptedChange,
  type AppSpec,
  applyEdits,
  diffSpecs,
  type Edit,
  editLocally,
  nextChange,
  type OptimisticDocument,
  openDocument,
  type Problem,
  receive,
  reject,
} from '@chalice-studio/appspec';
import type { Presence, StreamMessage } from '@chalice-studio/control-plane/contract';
import { createAbsenceCount } from './absence';
import { createChangeSender } from './change-sender';
import type { DocumentState } from './document-state';
import { behindPending, emptyHistory, forget, observe, record, takeBack } from './edit-history';
import { catchUp, confirmFirst, extendLast, withChanges } from './pending-changes';
import type { KeptChanges, PendingStorage } from './pending-storage';
import {
  type DocumentTransport,
  type OpenedDocument,
  OutdatedError,
  type SubmitAnswer,
  type ToldChange,
} from './transport';

export type EditOptions = {
  /** Edits of one key that follow closely are one step to undo, and one change while they wait. */
  key?: string;
  /** What it did, for the line that says so; told from the edits where it is not given. */
  title?: string;
  note?: string;
};

/** What an edit came to: its problems when the document did not take it. */
export type EditResult = { ok: true } | { ok: false; problems: readonly Problem[] };

export type DocumentStore = ReturnType<typeof createDocumentStore>;

export function createDocumentStore(options: {
  transport: DocumentTransport;
  storage: PendingStorage;
  opened: Pick<OpenedDocument, 'spec' | 'revision'>;
  clientId: string;
  now: () => number;
  createChangeId: () => string;
  /** Something of this person's that is no undo or redo. */
  onEdit?: () => void;
}) {
  const { transport, storage, now } = options;
  const listeners = new Set<() => void>();
  let history = emptyHistory;
  let catchingUp: Promise<void> | undefined;
  /** Changes that the studio makes in this person's name, and what they do. */
  const expected = new Map<string, string>();
  /** The key under which the last pending change was made. */
  let lastKey: string | undefined;
  const absence = createAbsenceCount(now);
  let state: DocumentState = {
    document: openDocument(options.opened.spec, options.opened.revision),
    isSending: false,
    isOffline: false,
    isKept: true,
    refusals: [],
    canUndo: false,
    canRedo: false,
    lastChange: undefined,
    absence: undefined,
    people: [],
  };

  function set(changes: Partial<DocumentState>): void {
    state = { ...state, ...changes, canUndo: history.undo.length > 0, canRedo: history.redo.length > 0 };
    for (const listener of [...listeners]) listener();
  }

  /** Everything that was missed is read and all of one's own is saved: then what happened meanwhile is told. */
  function tellAbsence(): void {
    if (state.isOffline || catchingUp !== undefined || state.document.pending.length > 0) return;
    const told = absence.end(state.document.revision);
    if (told !== undefined) set({ absence: told });
  }

  function setOffline(): void {
    absence.begin(state.document.revision);
    set({ isOffline: true });
  }

  function setDocument(document: OptimisticDocument, changes: Partial<DocumentState> = {}): void {
    const isKept =
      document.pending === state.document.pending ||
      storage.keep({ revision: document.revision, pending: document.pending });
    set({ ...changes, document, isKept });
  }

  const sender = createChangeSender({
    transport,
    next: () => nextChange(state.document),
    onAnswer: (change, answer) => takeAnswer(change.clientEditId, answer),
    onRefused: (change, error) => {
      const problem = {
        entityId: 'app',
        path: [],
        code: 'refused',
        severity: 'error',
        message: error.message,
      } as const;
      refuse(change.clientEditId, [problem]);
    },
    onOutdated: reopen,
    onStatus: (status) => {
      if (status.isOffline) absence.begin(state.document.revision);
      set(status);
      tellAbsence();
    },
  });

  function takeAnswer(clientEditId: string, answer: SubmitAnswer): void {
    accept(answer.missed);
    if (answer.status === 'accepted') accept([answer.change]);
    else refuse(clientEditId, answer.problems);
  }

  function refuse(clientEditId: string, problems: readonly Problem[]): void {
    history = forget(history, clientEditId);
    setDocument(reject(state.document, clientEditId), { refusals: [...state.refusals, { clientEditId, problems }] });
  }

  /** Changes in the server's order. One that does not follow on what is known means that some were missed. */
  function accept(changes: readonly ToldChange[]): void {
    let document = state.document;
    for (const change of changes) {
      if (change.revision <= document.revision) {
        // It came with the document when that was opened again.
        document = document.pending[0]?.clientEditId === change.clientEditId ? confirmFirst(document) : document;
        continue;
      }
      if (change.revision !== document.revision + 1) {
        void readMissed();
        break;
      }
      const isOwn = document.pending[0]?.clientEditId === change.clientEditId;
      if (isOwn) absence.addOwn();
      else absence.addOther(change);
      if (expected.has(change.clientEditId)) takeExpected(document, change);
      else if (!isOwn) history = observe(history, behindPending(change.edits, document.pending));
      document = receive(document, change);
    }
    if (document !== state.document) setDocument(document);
    sender.pump();
  }

  /** Made by the studio, but this person's to undo. */
  function takeExpected({ spec, pending }: OptimisticDocument, { clientEditId, edits: made }: AcceptedChange): void {
    const title = expected.get(clientEditId);
    expected.delete(clientEditId);
    const edits = behindPending(made, pending);
    const applied = applyEdits(spec, edits);
    if (!applied.ok) {
      history = observe(history, edits);
      return;
    }
    history = record(history, { clientEditId, edits, inverse: applied.inverse, time: now() });
    set({ lastChange: { before: spec, edits, role: 'edit', title } });
    options.onEdit?.();
  }

  function readMissed(): Promise<void> {
    catchingUp ??= transport
      .since(state.document.revision)
      .then((changes) => {
        catchingUp = undefined;
        accept(changes);
        tellAbsence();
      })
      .catch(async (cause: unknown) => {
        if (cause instanceof OutdatedError) await reopen();
        else throw cause;
        catchingUp = undefined;
        sender.pump();
        tellAbsence();
      })
      .catch(() => {
        // Still away: the stream says when it is back, and then this is asked again.
        catchingUp = undefined;
        setOffline();
      });
    return catchingUp;
  }

  /** Too much was missed to be told change by change: what waits is moved over all of it at once. */
  async function reopen(): Promise<void> {
    const { spec, revision } = await transport.open();
    const { confirmed, pending } = state.document;
    absence.addUntold(revision - state.document.revision);
    const missed = diffSpecs(confirmed, spec);
    history = observe(history, behindPending(missed, pending));
    const moved = catchUp(pending, [{ revision, clientEditId: '', edits: missed }]);
    setDocument(withChanges(openDocument(spec, revision), moved));
  }

  function apply(
    edits: readonly Edit[],
    role: 'edit' | 'undo' | 'redo',
    { key, title, note }: EditOptions = {},
  ): EditResult {
    const before = state.document;
    const applied = applyEdits(before.spec, edits);
    if (!applied.ok) return { ok: false, problems: applied.problems };
    const last = before.pending.at(-1);
    const extended =
      role === 'edit' &&
      key !== undefined &&
      key === lastKey &&
      last !== undefined &&
      !sender.wasSent(last.clientEditId)
        ? extendLast(before, edits)
        : undefined;
    const clientEditId = extended?.clientEditId ?? options.createChangeId();
    const document = extended?.document ?? editLocally(before, { clientEditId, edits });
    if (document === undefined) return { ok: false, problems: [] };
    lastKey = key;
    history = record(history, { clientEditId, edits, inverse: applied.inverse, key, time: now() }, role);
    setDocument(document, { lastChange: { before: before.spec, edits, role, title, note } });
    if (role === 'edit') options.onEdit?.();
    sender.pump();
    return { ok: true };
  }

  function back(from: 'undo' | 'redo', file: string | undefined): boolean {
    const taken = takeBack(history, state.document.spec, { from, file });
    if (taken === undefined) return false;
    history = taken.history;
    return apply(taken.edits, from).ok;
  }

  return {
    clientId: options.clientId,
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    edit: (edits: readonly Edit[], edit: EditOptions = {}) => apply(edits, 'edit', edit),
    /** Says that the studio is asked for a change in this person's name, which is theirs to undo once it is there. */
    expect: (clientEditId: string, title: string) => void expected.set(clientEditId, title),
    undo: (scope: { file?: string } = {}) => back('undo', scope.file),
    redo: (scope: { file?: string } = {}) => back('redo', scope.file),
    dismissAbsence: () => set({ absence: undefined }),
    dismissRefusals: () => set({ refusals: [] }),

    /** When the step was made that undo or redo would take next. */
    nextTime: (of: 'undo' | 'redo') => history[of].at(-1)?.time,

    /** Takes over what an earlier page of this project could not save. */
    async adopt(kept: KeptChanges): Promise<void> {
      const missed = await missedBy(kept);
      if (kept.pending.length > 0) absence.begin(kept.revision);
      for (const change of missed) {
        if (change.clientEditId === '') absence.addUntold(change.revision - kept.revision);
        else if (!kept.pending.some((own) => own.clientEditId === change.clientEditId)) absence.addOther(change);
      }
      const changes = catchUp(kept.pending, missed);
      for (const change of changes) sender.markSent(change.clientEditId);
      setDocument(withChanges(state.document, changes));
      sender.pump();
    },

    takeMessage(message: StreamMessage): void {
      if (message.type === 'change') accept([message.change]);
      else if (message.type === 'gap') void readMissed();
      else if (message.type === 'presence') set({ people: others(message.people) });
    },

    /** The stream or the network came back. */
    resume(): void {
      set({ isOffline: false });
      sender.retryNow();
      void readMissed();
    },
    lose: setOffline,
    release: () => storage.release(),
    /** Says that this page is alive, so that no other takes its unsaved changes over. */
    touch() {
      const { revision, pending } = state.document;
      if (pending.length > 0) storage.keep({ revision, pending });
    },
    stop: () => sender.stop(),
  };

  async function missedBy(kept: KeptChanges): Promise<readonly ToldChange[]> {
    const { revision } = state.document;
    if (kept.pending.length === 0 || kept.revision >= revision) return [];
    try {
      return (await transport.since(kept.revision)).filter((each) => each.revision <= revision);
    } catch (cause) {
      if (!(cause instanceof OutdatedError)) throw cause;
      const edits = diffSpecs(await transport.at(kept.revision), state.document.confirmed);
      return [{ revision, clientEditId: '', edits }];
    }
  }

  function others(people: readonly Presence[]): readonly Presence[] {
    return people.filter((person) => person.clientId !== options.clientId);
  }
}

/** What a person sees of the document now. */
export const specOf = (state: DocumentState): AppSpec => state.document.spec;
