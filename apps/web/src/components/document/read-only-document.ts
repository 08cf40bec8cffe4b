import { createCanvasStore } from './canvas-store';
import { createDerived } from './derived';
import { createDocumentStore, specOf } from './document-store';
import type { OpenDocument } from './open-document';
import { designProblems } from './problems';
import { type OpenedDocument, RefusedError } from './transport';

/** A document to look at, with nothing behind it: nothing is sent, kept or heard. */
export function createReadOnlyDocument(projectId: string, opened: OpenedDocument): OpenDocument {
  const refuse = () => Promise.reject(new RefusedError('This is for reading only.'));
  const nothing = () => undefined;
  const transport = {
    ...{ open: () => Promise.resolve(opened), submit: refuse, since: () => Promise.resolve([]), at: refuse },
    ...{ move: refuse, annotate: refuse, announce: () => Promise.resolve() },
    readCanvas: () => Promise.resolve({ positions: opened.positions, notes: opened.notes }),
  };
  const storage = { keep: () => true, keepCanvas: nothing, release: nothing, adopt: () => [] };
  const shared = { transport, storage, opened, clientId: 'visitor', now: Date.now };
  const store = createDocumentStore({ ...shared, createChangeId: () => 'none' });
  const types = { problems: [], isRunning: false, hasFailed: false };
  return {
    projectId,
    store,
    canvas: createCanvasStore({ ...shared, onRefused: nothing }),
    types: { getState: () => types, subscribe: () => nothing },
    problems: createDerived({ store, read: specOf, compute: designProblems }),
    presence: { say: nothing, leave: nothing, stop: nothing },
    ...{ undo: () => false, redo: () => false, takeMessage: nothing, resume: nothing },
    close: store.stop,
  };
}
