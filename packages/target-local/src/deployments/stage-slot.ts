import type { Credentials } from '../gateway/signature';
import type { LogStore } from '../logs/log-store';
import type { Connections } from '../websocket/connections';
import type { Version } from './version';

/** A stage on this runner: what outlives a deployment, and the version that serves now. */
export type StageSlot = {
  key: string;
  logs: LogStore;
  connections: Connections;
  version: Version | undefined;
  apiKey: string;
  /** What its functions sign with. */
  credentials: Credentials;
  /** How long API Gateway waits for a function. */
  integrationTimeoutMs: number;
};

export type FindStage = (key: string) => StageSlot | undefined;
