import { mkdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { REST_FUNCTION } from '@chalice-studio/appspec';
import type { DeploymentOutputs, DeploymentProgress } from '@chalice-studio/target';
import { EventSources } from '../constructs/event-sources';
import { DataProcess } from '../data/data-process';
import { dataOf } from '../data/definitions';
import type { Credentials } from '../gateway/signature';
import { type LogStore, openLogStore } from '../logs/log-store';
import { Connections } from '../websocket/connections';
import { createManagementServer } from '../websocket/management';
import { removeOtherArtifacts } from './artifact-files';
import { registryTable } from './environment';
import type { Host } from './host';
import { deployedNames } from './mounted-constructs';
import { openSecrets } from './sealed-secrets';
import type { StageSlot } from './stage-slot';
import {
  type StageFolders,
  type StageIdentity,
  type StoredDeployment,
  stageFolders,
  stageIdentity,
} from './stored-stage';
import { AWS_SOCKET, CONNECTIONS_SOCKET, createVersion, type Version } from './version';

export type Tell = (message: string, level?: DeploymentProgress['level']) => void;

type ServeOptions = { isWarm: boolean; tell?: Tell; signal?: AbortSignal };

type Parts = { folders: StageFolders; identity: StageIdentity; logs: LogStore };

/** A stage while this runner has it open: its logs, data and connections, and the version that serves. */
export class Stage implements StageSlot {
  version: Version | undefined;
  readonly folders: StageFolders;
  readonly logs: LogStore;
  readonly apiKey: string;
  readonly credentials: Credentials;
  readonly integrationTimeoutMs: number;
  readonly connections = new Connections();
  readonly #host: Host;
  readonly #data: DataProcess;
  readonly #management: Server;
  #sources: EventSources | undefined;
  #stopSources = new AbortController();
  #isRegistryFresh = false;
  /** Replaced, and still at an event. */
  readonly #draining = new Set<Version>();

  private constructor(
    readonly key: string,
    host: Host,
    { folders, identity, logs }: Parts,
  ) {
    this.folders = folders;
    this.logs = logs;
    this.apiKey = identity.apiKey;
    this.credentials = identity;
    this.integrationTimeoutMs = host.integrationTimeoutMs;
    this.#host = host;
    this.#management = createManagementServer(this.connections);
    this.#data = new DataProcess({
      directory: folders.data,
      socket: path.join(folders.sockets, AWS_SOCKET),
      listener: {
        objects: (event) => this.#sources?.object(event),
        items: (changes) => this.#sources?.items(changes),
        published: (publication) => this.#sources?.published(publication),
        report: (message) => host.report('error', `${key}: ${message}`),
      },
    });
  }

  static async open(key: string, host: Host): Promise<Stage> {
    const folders = await stageFolders(host.dataDirectory, key);
    await Promise.all(
      [folders.artifacts, folders.data, folders.sockets].map((each) => mkdir(each, { recursive: true })),
    );
    const [logs, identity] = await Promise.all([openLogStore({ directory: folders.logs }), stageIdentity(folders)]);
    const stage = new Stage(key, host, { folders, identity, logs });
    await stage.#listen();
    return stage;
  }

  /**
   * Starts a version and lets it take over; the one before ends what it is doing. `isWarm`: what a first request needs is loaded before.
   * Until it takes over it can be cancelled, and leaves what serves alone.
   */
  async serve(stored: StoredDeployment, { isWarm, tell = () => {}, signal }: ServeOptions): Promise<void> {
    const version = this.#versionOf(stored);
    try {
      if (String(version.nodeMajor) !== stored.stageConfig.nodeVersion) {
        const wanted = stored.stageConfig.nodeVersion;
        tell(`Node ${wanted} is not on this machine: functions run on Node ${version.nodeMajor}`);
      }
      await this.#prepareData(stored, tell);
      if (isWarm) await warmUp(version, tell);
      if (signal?.aborted === true) throw new Error('The deployment was cancelled.');
    } catch (error) {
      await Promise.all([...version.functions.values()].map((pool) => pool.stop()));
      throw error;
    }
    this.#takeOver(version, stored);
  }

  /** Removes what no version runs any more; nobody may be unpacking meanwhile. */
  async removeOldArtifacts(): Promise<void> {
    const used = [...this.#draining, ...(this.version === undefined ? [] : [this.version])];
    await removeOtherArtifacts(this.folders.artifacts, new Set(used.map((version) => version.artifactSha)));
  }

  outputs(): DeploymentOutputs | undefined {
    const { version } = this;
    if (version === undefined) return undefined;
    const base = `${this.#host.gatewayUrl()}/${this.key}/${version.stageConfig.apiGatewayStage}`;
    return {
      ...(version.restApi === undefined ? {} : { restApiUrl: base }),
      ...(version.websocket === undefined ? {} : { websocketUrl: base.replace(/^http/, 'ws') }),
    };
  }

  /** Stops everything of it; what is on disk stays. */
  async close(): Promise<void> {
    const { version } = this;
    this.version = undefined;
    this.#stopSources.abort();
    this.connections.closeAll();
    this.#management.close();
    this.#management.closeAllConnections();
    await Promise.all([...(version?.functions.values() ?? [])].map((pool) => pool.stop()));
    await this.#data.close();
    await this.logs.close();
    await rm(this.folders.sockets, { recursive: true, force: true });
  }

  async #listen(): Promise<void> {
    const socket = path.join(this.folders.sockets, CONNECTIONS_SOCKET);
    await rm(socket, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.#management.once('error', reject);
      this.#management.listen(socket, resolve);
    });
  }

  #versionOf(stored: StoredDeployment): Version {
    const secrets = openSecrets(stored.sealedSecrets, this.#host.token);
    if (secrets === undefined) throw new Error('Its secrets were sealed with another token. Deploy it again.');
    const { spec, stageConfig, artifact } = stored;
    return createVersion({
      deploymentId: stored.deploymentId,
      environment: { spec, stageConfig, stageKey: this.key, secrets, credentials: this.credentials },
      artifact,
      appDirectory: path.join(this.folders.artifacts, artifact.sha256),
      socketDirectory: this.folders.sockets,
      host: this.#host,
      logs: this.logs,
    });
  }

  /** The registry’s connections ended with the runner that held them: the first time, it starts empty. */
  async #prepareData({ spec, stageConfig }: StoredDeployment, tell: Tell): Promise<void> {
    const definition = dataOf(spec, stageConfig);
    const count = Object.values(definition).reduce((sum, each) => sum + each.length, 0);
    if (count > 0) tell(`Preparing ${count} tables, buckets, queues and topics`);
    const fresh = this.#isRegistryFresh ? [] : [registryTable(spec, stageConfig)];
    this.#isRegistryFresh = true;
    for (const message of await this.#data.configure(definition, fresh)) tell(message);
  }

  #takeOver(version: Version, stored: StoredDeployment): void {
    const before = this.version;
    this.#stopSources.abort();
    this.#stopSources = new AbortController();
    this.version = version;
    this.#sources = new EventSources({
      version,
      schedules: stored.schedules,
      logs: version.logs,
      socket: path.join(this.folders.sockets, AWS_SOCKET),
      signal: this.#stopSources.signal,
    });
    if (before !== undefined) void this.#drain(before);
  }

  async #drain(version: Version): Promise<void> {
    this.#draining.add(version);
    await Promise.all([...version.functions.values()].map((pool) => pool.drain()));
    this.#draining.delete(version);
  }
}

/** The functions that a first request needs; one that cannot be loaded fails when it is called, as in Lambda. */
async function warmUp(version: Version, tell: Tell): Promise<void> {
  const { spec, websocket, functions } = version;
  const authorizers = Object.values(spec.authorizers).flatMap((each) =>
    each.type === 'builtin' ? deployedNames(spec, each) : [],
  );
  const names = [REST_FUNCTION, ...authorizers, websocket?.connect ?? ''].filter((name) => functions.has(name));
  const pools = names.length > 0 ? names.map((name) => functions.get(name)) : [[...functions.values()][0]];
  await Promise.all(
    pools.map(async (pool) => {
      const refusal = await pool?.warm();
      if (refusal !== undefined) tell(version.mask(`${pool?.name} cannot be loaded: ${refusal}`), 'error');
    }),
  );
}
