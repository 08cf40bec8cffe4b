import { type AppSpec, checkSpec, type Problem } from '@chalice-studio/appspec';
import { createRandomId } from '@/lib/random-id';
import { createApiTransport } from './api-transport';
import { createDerived } from './derived';
import { createDocumentStore, type DocumentStore, specOf } from './document-store';
import { createPendingStorage } from './pending-storage';
import { createPositionSender, type PositionSender } from './position-sender';
import { createPresenceAnnouncer, type PresenceAnnouncer } from './presence-announcer';
import type { Readable } from './selector';

/** Everything that a page has of an open document. */
export type OpenDocument = {
  projectId: string;
  store: DocumentStore;
  problems: Readable<ProblemsById>;
  presence: PresenceAnnouncer;
  places: PositionSender;
  close(): void;
};

export type ProblemsById = { all: readonly Problem[]; byEntity: ReadonlyMap<string, readonly Problem[]> };

const HEARTBEAT_MS = 5_000;

export async function openDocument(projectId: string): Promise<OpenDocument> {
  const clientId = createRandomId();
  const transport = createApiTransport(projectId, clientId);
  const store = createDocumentStore({
    transport,
    storage: createPendingStorage({ storage: window.localStorage, projectId, clientId, now: Date.now }),
    opened: await transport.open(),
    clientId,
    now: Date.now,
    createChangeId: createRandomId,
  });
  await store.adoptKept();
  const presence = createPresenceAnnouncer(transport.announce);
  const heartbeat = setInterval(store.touch, HEARTBEAT_MS);
  const release = () => {
    store.release();
    presence.leave();
  };
  const comeBack = () => store.resume();
  window.addEventListener('pagehide', release);
  window.addEventListener('online', comeBack);
  return {
    projectId,
    store,
    problems: createDerived({ store, read: specOf, compute: problemsOf }),
    presence,
    places: createPositionSender(store, transport),
    close() {
      clearInterval(heartbeat);
      window.removeEventListener('pagehide', release);
      window.removeEventListener('online', comeBack);
      presence.stop();
      store.release();
      store.stop();
    },
  };
}

function problemsOf(spec: AppSpec): ProblemsById {
  const all = checkSpec(spec);
  return { all, byEntity: Map.groupBy(all, (problem) => problem.entityId) };
}
