import { type AppSpec, emptyStageConfig, listLambdaFunctions, type StageConfig } from '@chalice-studio/appspec';
import type { DeploymentInput, DeploymentProgress, StageRef } from '@chalice-studio/target';
import { createAwsTarget } from '../aws-target';
import { artifactOf } from './an-artifact';
import { connectAccount } from './connected-account';
import { startEmulator } from './emulator';

/** An AWS of this test file's own, with a connected account. */
export async function aCloud() {
  const emulator = await startEmulator();
  const account = await connectAccount(emulator.endpoint);
  return {
    ...emulator,
    ...account,
    targetOf: (spec: AppSpec) =>
      createAwsTarget({
        connection: account.connection,
        accessAs: account.accessAs,
        deployedFunctions: async () => listLambdaFunctions(spec).map(({ name }) => name),
      }),
    /** Deploys a document, and fails when that fails. */
    async deploy(spec: AppSpec, options: Partial<DeploymentInput> = {}) {
      const input = await deploymentOf(spec, options);
      const target = this.targetOf(spec);
      const progress: DeploymentProgress[] = [];
      const result = await target.execute(input, (event) => progress.push(event), new AbortController().signal);
      if (result.status !== 'succeeded') throw new Error(`${result.reason}\n${JSON.stringify(progress, null, 1)}`);
      return { target, input, progress, stage: input.stage, ...result.outputs };
    },
  };
}

let deployments = 0;

export async function deploymentOf(spec: AppSpec, options: Partial<DeploymentInput> = {}): Promise<DeploymentInput> {
  deployments += 1;
  const stage: StageRef = { key: `${spec.name}-dev`, projectName: spec.name, stageName: 'dev' };
  const stageConfig: StageConfig = { ...emptyStageConfig('dev'), nodeVersion: '22' };
  const deploymentId = `deployment-${deployments}`;
  const artifact = options.artifact ?? (await artifactOf(spec));
  return { deploymentId, stage, spec, stageConfig, secrets: {}, ...options, artifact };
}

/** What a later deployment of the same stage is compared with. */
export const previousOf = ({
  spec,
  stageConfig,
  artifact,
}: DeploymentInput): NonNullable<DeploymentInput['previous']> => ({
  spec,
  stageConfig,
  artifactSha: artifact.sha256,
});
