import type { Example } from '@chalice-studio/codegen/examples';
import type { OpenDatabase } from '../database/open';
import type { Auth } from '../people/auth';
import type { Documents } from '../revisions/documents';
import type { Origins } from '../settings/origins';
import type { Bus } from '../streams/bus';
import type { PresenceBoard } from '../streams/presence';
import type { StreamHub } from '../streams/stream-hub';

/** Everything that a request or a job works with, opened once a process. */
export type Studio = {
  version: string;
  origins: Origins;
  database: OpenDatabase;
  auth: Auth;
  documents: Documents;
  examples: readonly Example[];
  bus: Bus;
  hub: StreamHub;
  presence: PresenceBoard;
};
