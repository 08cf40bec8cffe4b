import type { PackageStore } from '@chalice-studio/bundler';
import type { Example } from '@chalice-studio/codegen/examples';
import type { Builder } from '../code/builder';
import type { Typechecks } from '../code/typechecks';
import type { OpenDatabase } from '../database/open';
import type { DeploymentJobs } from '../deployments/jobs';
import type { Auth } from '../people/auth';
import type { Documents } from '../revisions/documents';
import type { Origins } from '../settings/origins';
import type { Bus } from '../streams/bus';
import type { PresenceBoard } from '../streams/presence';
import type { StreamHub } from '../streams/stream-hub';
import type { AwsStudio } from '../targets/aws-studio';
import type { Runner } from '../targets/runner';
import type { Targets } from '../targets/targets';
import type { WebsocketClients } from '../websocket-clients/clients';

/** Everything that a request or a job works with, opened once a process. */
export type Studio = {
  version: string;
  origins: Origins;
  secretKey: Buffer;
  database: OpenDatabase;
  auth: Auth;
  documents: Documents;
  examples: readonly Example[];
  packages: PackageStore;
  builder: Builder;
  typechecks: Typechecks;
  runner: Runner;
  targets: Targets;
  aws: AwsStudio;
  jobs: DeploymentJobs;
  bus: Bus;
  hub: StreamHub;
  presence: PresenceBoard;
  websocketClients: WebsocketClients;
};
