import { type AppSpec, checkSpec, checkStage, type Problem, STAGE_ID, type StageConfig } from '@chalice-studio/appspec';
import { z } from 'zod';
import { AppError } from '../../app-error';
import { stageConfigOf } from '../input';
import type { Step, StepContext, StepOutcome } from './step';

/** Generates, checks and bundles the pinned document. What a rollback or a promotion deploys was built before. */
export const building: Step = async (context) => {
  const { database, documents, blobs, claim, tell } = context;
  const { row } = claim;
  const stageConfig = await stageConfigOf(database, row);
  const spec = await documents.at(database, row.projectId, row.appRevision);
  tell('info', `Checking revision ${row.appRevision}`);
  const problems = [
    ...checkSpec(spec),
    ...checkStage(spec, stageConfig),
    ...missingSecrets(stageConfig, row.secretVersions),
  ];
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) return { type: 'failed', message: `The design has ${count(errors, 'problem')}.`, problems };
  if (row.artifactSha === null || (row.rollbackOfId === null && row.promotedFromId === null))
    return build(context, spec, problems);
  if (await blobs.has(row.artifactSha)) return { type: 'next', status: 'uploading' };
  const message = 'The earlier deployment’s artifact is not kept any more. Deploy that revision anew.';
  return { type: 'failed', message };
};

/** Types are checked while esbuild bundles: neither needs the other. */
async function build({ builder, tell }: StepContext, spec: AppSpec, warnings: Problem[]): Promise<StepOutcome> {
  const beganAt = performance.now();
  const seconds = () => `${((performance.now() - beganAt) / 1000).toFixed(1)} s`;
  try {
    const [typeErrors, bundled] = await Promise.all([
      builder.typecheck(spec).then((found) => {
        tell(found.length > 0 ? 'error' : 'info', `Types checked in ${seconds()}: ${count(found, 'error')}`);
        return found;
      }),
      builder.bundle(spec).then((result) => {
        if (result.ok) tell('info', `Bundled ${kilobytes(result.artifact.byteLength)} in ${seconds()}`);
        return result;
      }),
    ]);
    const problems = [...typeErrors, ...(bundled.ok ? [] : bundled.problems)];
    if (!bundled.ok || problems.length > 0) {
      return {
        type: 'failed',
        message: `The code has ${count(problems, 'problem')}.`,
        problems: [...problems, ...warnings],
      };
    }
    const { sha256, byteLength, functions } = bundled.artifact;
    const artifact = {
      artifactSha: sha256,
      artifactBytes: byteLength,
      artifactFunctions: functions.map((each) => ({ ...each })),
    };
    return { type: 'next', status: 'uploading', data: artifact };
  } catch (error) {
    // The dependencies could not be installed: npm's own words say why.
    if (error instanceof AppError && error.code === 'INVALID') return { type: 'failed', message: error.message };
    throw error;
  }
}

function missingSecrets({ secrets }: StageConfig, stored: unknown): Problem[] {
  const versions = z.record(z.string(), z.number()).parse(stored);
  return secrets
    .filter((name) => versions[name] === undefined)
    .map((name) => ({
      ...{ entityId: STAGE_ID, path: ['secrets'], code: 'secret-missing', severity: 'error' as const },
      message: `The secret ${name} has no value in this stage. Set it, or remove its name.`,
    }));
}

function count(things: readonly unknown[], noun: string): string {
  if (things.length === 0) return `no ${noun}s`;
  return things.length === 1 ? `1 ${noun}` : `${things.length} ${noun}s`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
