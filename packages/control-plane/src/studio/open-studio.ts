import path from 'node:path';
import { readExamples } from '@chalice-studio/codegen/examples';
import { openDatabase } from '../database/open';
import { createHandler } from '../http/create-handler';
import { createAuth } from '../people/auth';
import { Documents } from '../revisions/documents';
import type { Settings } from '../settings/settings';
import { InProcessBus } from '../streams/bus';
import { PostgresBus } from '../streams/postgres-bus';
import { PresenceBoard } from '../streams/presence';
import { mayHear } from '../streams/rights';
import { StreamHub } from '../streams/stream-hub';
import { TopicSources } from '../streams/topic-sources';
import type { Studio } from './studio';

/** A studio that runs: `handle` answers every request below `/api`. */
export type RunningStudio = {
  handle: (request: Request) => Promise<Response>;
  /** Ends open event streams, without which a server never closes. */
  endStreams: () => void;
  close: () => Promise<void>;
};

/** Opens the database and all that works on it. Throws DataFolderLockedError when another process has the folder. */
export async function openStudio(settings: Settings): Promise<RunningStudio> {
  const database = await openDatabase({
    url: settings.databaseUrl,
    dataFolder: settings.dataFolder,
    migrationsFolder: path.join(settings.root, 'prisma/migrations'),
    templateFile: settings.templateFile,
  });
  const bus =
    settings.databaseUrl === undefined
      ? new InProcessBus()
      : await PostgresBus.open(settings.databaseUrl, database.prisma);
  const sources = new TopicSources(() => undefined);
  const hub = new StreamHub({ bus, sources, mayHear: (personId, topic) => mayHear({ database }, personId, topic) });
  const presence = new PresenceBoard(bus, (topic, message) => hub.say(topic, message));
  const studio: Studio = {
    version: settings.version,
    origins: settings.origins,
    database,
    auth: createAuth({ database: database.prisma, secret: settings.authSecret, origins: settings.origins }),
    documents: new Documents(),
    examples: await readExamples(path.join(settings.root, 'examples')),
    bus,
    hub,
    presence,
  };
  return {
    handle: createHandler(studio),
    endStreams: () => hub.close(),
    close: async () => {
      hub.close();
      sources.close();
      presence.close();
      await bus.close();
      await database.close();
    },
  };
}
