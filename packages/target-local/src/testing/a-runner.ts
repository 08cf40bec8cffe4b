import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppSpec, StageConfig } from '@chalice-studio/appspec';
import { emptyStageConfig } from '@chalice-studio/appspec';
import type { DeploymentInput, DeploymentProgress, Target } from '@chalice-studio/target';
import { buildRunner } from '../../build.mjs';
import { createLocalTarget } from '../client/local-target';
import { RunnerClient } from '../client/runner-client';
import { type SpawnRunnerOptions, spawnRunner } from '../client/spawn-runner';
import { artifactOf } from './an-artifact';

let built: Promise<string> | undefined;

/** The bundle of the runner, made once a test file below this package, where its dependencies are found. */
export function runnerEntry(): Promise<string> {
  built ??= (async () => {
    const outdir = path.join(import.meta.dirname, '../../dist', `test-${process.pid}-${Date.now()}`);
    await buildRunner(outdir);
    process.once('exit', () => void rm(outdir, { recursive: true, force: true }));
    return path.join(outdir, 'runner.mjs');
  })();
  return built;
}

/** A runner in a folder of its own, and a target that speaks with it. */
export async function aRunner(options: Partial<SpawnRunnerOptions> = {}) {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(path.join(tmpdir(), 'runner-')));
  const lines: string[] = [];
  const runner = await spawnRunner({
    entry: await runnerEntry(),
    dataDirectory,
    gatewayPort: 0,
    log: (line) => lines.push(line.message),
    ...options,
  });
  const client = await RunnerClient.connect(runner);
  const target = createLocalTarget(client);
  return {
    ...runner,
    lines,
    client,
    target,
    dataDirectory,
    async close() {
      client.close();
      await runner.stop();
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export type DeployOptions = {
  stageConfig?: Partial<StageConfig>;
  secrets?: Record<string, string>;
  deploymentId?: string;
  packages?: readonly string[];
};

let deployments = 0;

export async function deploymentOf(key: string, spec: AppSpec, options: DeployOptions = {}): Promise<DeploymentInput> {
  deployments += 1;
  return {
    deploymentId: options.deploymentId ?? `deployment-${deployments}`,
    stage: { key, projectName: spec.name, stageName: 'dev' },
    spec,
    stageConfig: { ...emptyStageConfig('dev'), nodeVersion: '20', ...options.stageConfig },
    artifact: await artifactOf(spec, options.packages),
    secrets: options.secrets ?? {},
  };
}

/** Deploys a document, and fails when that fails. */
export async function deploy(target: Target, key: string, spec: AppSpec, options: DeployOptions = {}) {
  const progress: DeploymentProgress[] = [];
  const input = await deploymentOf(key, spec, options);
  const result = await target.execute(input, (event) => progress.push(event), new AbortController().signal);
  if (result.status !== 'succeeded') throw new Error(result.reason);
  return { ...result.outputs, stage: input.stage, progress, input };
}
