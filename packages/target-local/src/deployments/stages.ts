import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Isolation, NodeBinary } from '@chalice-studio/sandbox';
import type { DeploymentOutputs, DeploymentProgress, DeploymentResult } from '@chalice-studio/target';
import type { InstanceBudget } from '../functions/instance-budget';
import { openLogStore } from '../logs/log-store';
import type { Params } from '../protocol/contract';
import { Connections } from '../websocket/connections';
import { removeOtherArtifacts, unpackArtifact } from './artifact-files';
import { openSecrets, sealSecrets } from './sealed-secrets';
import type { StageSlot } from './stage-slot';
import {
  listStoredStages,
  readDeployment,
  type StageFolders,
  type StageIdentity,
  type StoredDeployment,
  stageFolders,
  stageIdentity,
  writeDeployment,
} from './stored-stage';
import { createVersion, type Version } from './version';

export type Host = {
  dataDirectory: string;
  token: string;
  isolation: Isolation;
  nodeBinaries: readonly NodeBinary[];
  budget: InstanceBudget;
  /** Without a slash at the end. */
  gatewayUrl: () => string;
  report: (level: 'info' | 'error', message: string) => void;
};

type Stage = StageSlot & { folders: StageFolders; identity: StageIdentity };
type Progress = (event: DeploymentProgress) => void;

/** The stages of this runner: opened when they are first named, deployed to, restored after a restart. */
export class Stages {
  readonly #host: Host;
  readonly #open = new Map<string, Stage>();
  readonly #opening = new Map<string, Promise<Stage>>();
  readonly #locks = new Map<string, Promise<unknown>>();

  constructor(host: Host) {
    this.#host = host;
  }

  find = (key: string): StageSlot | undefined => this.#open.get(key);

  get keys(): string[] {
    return [...this.#open.values()].filter((stage) => stage.version !== undefined).map((stage) => stage.key);
  }

  /** Brings back what was deployed when the runner stopped. */
  async restore(): Promise<void> {
    for (const key of await listStoredStages(this.#host.dataDirectory)) {
      try {
        const stage = await this.open(key);
        const stored = await readDeployment(stage.folders);
        if (stored !== undefined) await this.#serve(stage, stored);
      } catch (error) {
        this.#host.report('error', `The stage ${key} could not be restored: ${messageOf(error)}`);
      }
    }
  }

  open(key: string): Promise<Stage> {
    const stage = this.#open.get(key);
    if (stage !== undefined) return Promise.resolve(stage);
    const opening = this.#opening.get(key) ?? this.#openNew(key).finally(() => this.#opening.delete(key));
    this.#opening.set(key, opening);
    return opening;
  }

  /** Deploys; the same deployment twice is done once. One at a time a stage. */
  deploy(input: Params<'execute'>, progress: Progress, signal: AbortSignal): Promise<DeploymentResult> {
    return this.#exclusively(input.stage.key, async () => {
      const stage = await this.open(input.stage.key);
      if (stage.version?.deploymentId === input.deploymentId) {
        return { status: 'succeeded', outputs: this.outputs(stage) ?? {} };
      }
      return this.#deploy(stage, input, progress, signal);
    });
  }

  destroy(key: string, { deleteData }: { deleteData: boolean }): Promise<void> {
    return this.#exclusively(key, async () => {
      const stage = await this.open(key);
      this.#open.delete(key);
      const { version } = stage;
      stage.version = undefined;
      stage.connections.closeAll();
      await stopVersion(version);
      await stage.logs.close();
      await rm(stage.folders.deployment, { force: true });
      await rm(stage.folders.artifacts, { recursive: true, force: true });
      if (deleteData) await rm(stage.folders.root, { recursive: true, force: true });
    });
  }

  outputs({ key, version }: StageSlot): DeploymentOutputs | undefined {
    if (version === undefined) return undefined;
    const base = `${this.#host.gatewayUrl()}/${key}/${version.stageConfig.apiGatewayStage}`;
    return {
      ...(version.restApi === undefined ? {} : { restApiUrl: base }),
      ...(version.websocket === undefined ? {} : { websocketUrl: base.replace(/^http/, 'ws') }),
    };
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#open.values()].map(async (stage) => {
        stage.connections.closeAll();
        await Promise.all([...(stage.version?.functions.values() ?? [])].map((pool) => pool.stop()));
        await stage.logs.close();
      }),
    );
  }

  async #openNew(key: string): Promise<Stage> {
    const folders = stageFolders(this.#host.dataDirectory, key);
    await Promise.all(
      [folders.artifacts, folders.data, folders.sockets].map((each) => mkdir(each, { recursive: true })),
    );
    const [logs, identity] = await Promise.all([openLogStore({ directory: folders.logs }), stageIdentity(folders)]);
    const stage: Stage = {
      key,
      folders,
      identity,
      logs,
      connections: new Connections(),
      version: undefined,
      apiKey: identity.apiKey,
    };
    this.#open.set(key, stage);
    return stage;
  }

  async #deploy(
    stage: Stage,
    input: Params<'execute'>,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<DeploymentResult> {
    const tell = (message: string, level: DeploymentProgress['level'] = 'info') =>
      progress({ at: Date.now(), message, level });
    try {
      tell('Unpacking the artifact');
      await unpackArtifact(input.artifact, stage.folders.artifacts);
      signal.throwIfAborted();
      const stored: StoredDeployment = {
        deploymentId: input.deploymentId,
        stage: input.stage,
        spec: input.spec,
        stageConfig: input.stageConfig,
        artifact: { sha256: input.artifact.sha256, functions: input.artifact.functions },
        sealedSecrets: sealSecrets(input.secrets, this.#host.token),
      };
      await this.#serve(stage, stored, tell);
      await writeDeployment(stage.folders, stored);
      tell('The new version serves');
      return { status: 'succeeded', outputs: this.outputs(stage) ?? {} };
    } catch (error) {
      tell(messageOf(error), 'error');
      return { status: 'failed', reason: messageOf(error) };
    }
  }

  /** Starts a version and lets it take over; the one before ends what it is doing. */
  async #serve(
    stage: Stage,
    stored: StoredDeployment,
    tell: (message: string, level?: DeploymentProgress['level']) => void = () => {},
  ): Promise<void> {
    const secrets = openSecrets(stored.sealedSecrets, this.#host.token);
    if (secrets === undefined) {
      throw new Error('Its secrets were sealed with another token. Deploy it again.');
    }
    const { spec, stageConfig, artifact } = stored;
    const version = createVersion({
      deploymentId: stored.deploymentId,
      environment: { spec, stageConfig, stageKey: stage.key, secrets, credentials: stage.identity },
      artifact,
      appDirectory: path.join(stage.folders.artifacts, artifact.sha256),
      socketDirectory: stage.folders.sockets,
      host: this.#host,
      logs: stage.logs,
    });
    if (String(version.nodeMajor) !== stageConfig.nodeVersion) {
      tell(`Node ${stageConfig.nodeVersion} is not on this machine: functions run on Node ${version.nodeMajor}`);
    }
    const first = version.functions.get('api_handler') ?? [...version.functions.values()][0];
    const refusal = await first?.warm();
    if (refusal !== undefined) tell(`${first?.name} cannot be loaded: ${refusal}`, 'error');
    const before = stage.version;
    stage.version = version;
    void stopVersion(before).then(() =>
      removeOtherArtifacts(stage.folders.artifacts, new Set([stage.version?.artifactSha ?? ''])),
    );
  }

  async #exclusively<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#locks.get(key) ?? Promise.resolve();
    const run = before.then(work, work);
    this.#locks.set(
      key,
      run.catch(() => {}),
    );
    return run;
  }
}

async function stopVersion(version: Version | undefined): Promise<void> {
  await Promise.all([...(version?.functions.values() ?? [])].map((pool) => pool.drain()));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
