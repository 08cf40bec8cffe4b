import type { StreamMessage } from '@chalice-studio/control-plane/contract';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { createRandomId } from '@/lib/random-id';
import { createApiTransport } from './api-transport';
import { type CanvasStore, createCanvasStore } from './canvas-store';
import { createCodeReading } from './code-reading';
import { createDerived } from './derived';
import { createDocumentStore, type DocumentStore, specOf } from './document-store';
import { createPendingStorage } from './pending-storage';
import { createPresenceAnnouncer, type PresenceAnnouncer } from './presence-announcer';
import { designProblems, type ProblemsById, withTypeErrors } from './problems';
import type { Readable } from './selector';
import { createTypeCheck, type TypeCheckState } from './type-check';

/** Everything that a page has of an open document. */
export type OpenDocument = {
  projectId: string;
  store: DocumentStore;
  /** Places and notes: kept apart from the document. */
  canvas: CanvasStore;
  /** Of the design and of the code’s types. */
  problems: Readable<ProblemsById>;
  types: Readable<TypeCheckState>;
  presence: PresenceAnnouncer;
  /** The newest step of this person, of the document or of the canvas. */
  undo(): boolean;
  redo(): boolean;
  takeMessage(message: StreamMessage): void;
  resume(): void;
  close(): void;
};

const HEARTBEAT_MS = 5_000;

export async function openDocument(projectId: string): Promise<OpenDocument> {
  const clientId = createRandomId();
  const transport = createApiTransport(projectId, clientId);
  const storage = createPendingStorage({ storage: window.localStorage, projectId, clientId, now: Date.now });
  const opened = await transport.open();
  const canvas = createCanvasStore({
    ...{ transport, storage, opened, clientId, now: Date.now },
    onRefused: (message) => toast.message('The canvas could not be changed', { description: message }),
  });
  const store = createDocumentStore({
    ...{ transport, storage, opened, clientId, now: Date.now },
    createChangeId: createRandomId,
    onEdit: canvas.forgetRedo,
  });
  for (const left of storage.adopt()) {
    await store.adopt(left);
    canvas.adopt(left.canvas);
    left.remove();
  }
  const presence = createPresenceAnnouncer(transport.announce);
  const readCode = createCodeReading({
    spec: () => store.getState().document.confirmed,
    read: () => client.code.readRegistrations({ projectId }),
  });
  const types = createTypeCheck({
    store,
    async check() {
      const unread = await readCode();
      const { revision, problems } = await client.code.typecheck({ projectId });
      return { revision, problems: [...unread, ...problems] };
    },
  });
  const heartbeat = setInterval(store.touch, HEARTBEAT_MS);
  const release = () => {
    store.release();
    presence.leave();
  };
  const resume = () => {
    store.resume();
    canvas.resume();
  };
  window.addEventListener('pagehide', release);
  window.addEventListener('online', resume);
  return {
    projectId,
    store,
    canvas,
    types,
    problems: withTypeErrors(createDerived({ store, read: specOf, compute: designProblems }), types),
    presence,
    undo: () => back(store, canvas, 'undo'),
    redo: () => back(store, canvas, 'redo'),
    takeMessage(message) {
      store.takeMessage(message);
      canvas.takeMessage(message);
    },
    resume,
    close() {
      clearInterval(heartbeat);
      window.removeEventListener('pagehide', release);
      window.removeEventListener('online', resume);
      presence.stop();
      store.release();
      store.stop();
      canvas.stop();
    },
  };
}

/** Of two histories the one whose next step is newer; when others left nothing of it to take back, the other one. */
function back(store: DocumentStore, canvas: CanvasStore, which: 'undo' | 'redo'): boolean {
  const isOfCanvas = (canvas.nextTime(which) ?? 0) > (store.nextTime(which) ?? 0);
  const [first, second] = isOfCanvas ? [canvas, store] : [store, canvas];
  return first[which]() || second[which]();
}
