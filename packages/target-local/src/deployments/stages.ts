import { rm } from 'node:fs/promises';
import type { DeploymentProgress, DeploymentResult } from '@chalice-studio/target';
import { schedulesOf } from '../constructs/schedule';
import type { Params } from '../protocol/contract';
import { unpackArtifact } from './artifact-files';
import type { Host } from './host';
import { sealSecrets } from './sealed-secrets';
import { Stage } from './stage';
import type { StageSlot } from './stage-slot';
import { listStoredStages, readDeployment, writeDeployment } from './stored-stage';

type Progress = (event: DeploymentProgress) => void;

const RESTORED_AT_ONCE = 4;

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

  /** Where something is deployed. */
  get keys(): string[] {
    return [...this.#open.values()].filter((stage) => stage.version !== undefined).map((stage) => stage.key);
  }

  /** Brings back what was deployed when the runner stopped; functions start when they are first called. */
  async restore(): Promise<void> {
    const keys = await listStoredStages(this.#host.dataDirectory);
    const restoreNext = async (): Promise<void> => {
      for (let key = keys.pop(); key !== undefined; key = keys.pop()) await this.#restore(key);
    };
    await Promise.all(Array.from({ length: RESTORED_AT_ONCE }, restoreNext));
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
        return { status: 'succeeded', outputs: stage.outputs() ?? {} };
      }
      return this.#deploy(stage, input, progress, signal);
    });
  }

  destroy(key: string, { deleteData }: { deleteData: boolean }): Promise<void> {
    return this.#exclusively(key, async () => {
      const stage = await this.open(key);
      this.#open.delete(key);
      await stage.close();
      await rm(stage.folders.deployment, { force: true });
      await rm(stage.folders.artifacts, { recursive: true, force: true });
      if (deleteData) await rm(stage.folders.root, { recursive: true, force: true });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((stage) => stage.close()));
  }

  async #restore(key: string): Promise<void> {
    try {
      const stage = await this.open(key);
      const stored = await readDeployment(stage.folders);
      if (stored !== undefined) await stage.serve(stored, { isWarm: false });
    } catch (error) {
      this.#host.report('error', `The stage ${key} could not be restored: ${messageOf(error)}`);
    }
  }

  async #openNew(key: string): Promise<Stage> {
    const stage = await Stage.open(key, this.#host);
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
      const before = await readDeployment(stage.folders);
      const stored = {
        deploymentId: input.deploymentId,
        stage: input.stage,
        spec: input.spec,
        stageConfig: input.stageConfig,
        artifact: { sha256: input.artifact.sha256, functions: input.artifact.functions },
        sealedSecrets: sealSecrets(input.secrets, this.#host.token),
        schedules: schedulesOf(input.spec, before?.schedules ?? [], Date.now()),
      };
      await stage.serve(stored, { isWarm: true, tell, signal });
      await writeDeployment(stage.folders, stored);
      await stage.removeOldArtifacts();
      tell('The new version serves');
      return { status: 'succeeded', outputs: stage.outputs() ?? {} };
    } catch (error) {
      tell(messageOf(error), 'error');
      return { status: 'failed', reason: messageOf(error) };
    }
  }

  #exclusively<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const run = (this.#locks.get(key) ?? Promise.resolve()).then(work);
    this.#locks.set(
      key,
      run.catch(() => {}),
    );
    return run;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
