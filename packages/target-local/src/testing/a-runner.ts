import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppSpec, StageConfig } from '@chalice-studio/appspec';
import { emptyStageConfig } from '@chalice-studio/appspec';
import type { DeploymentInput, DeploymentProgress, Target } from '@chalice-studio/target';
import { afterAll } from 'vitest';
import { buildRunner } from '../../build.mjs';
import { createLocalTarget } from '../client/local-target';
import { RunnerClient } from '../client/runner-client';
import { type SpawnRunnerOptions, spawnRunner } from '../client/spawn-runner';
import { artifactOf } from './an-artifact';

let built: Promise<string> | undefined;

const cache = path.join(import.meta.dirname, '../../../../node_modules/.cache/target-local');

// Registered before the hooks of the file that imports this: it runs after them, when no runner is left.
afterAll(async () => {
  if (built !== undefined) await rm(path.dirname(await built), { recursive: true, force: true });
});

/** The bundle of the runner, made once a test file, apart from `dist`, and below a folder where its dependencies are found. */
export function runnerEntry(): Promise<string> {
  built ??= (async () => {
    const outdir = path.join(cache, `${process.pid}-${Date.now()}`);
    await buildRunner(outdir);
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
