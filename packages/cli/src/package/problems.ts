import { type AppSpec, entityLabel, type Problem, STAGE_ID, type StageConfig, valueAt } from '@chalice-studio/appspec';
import { CliError } from '../cli-error';

/** Ends the command with all errors, not the first. */
export function refuseErrors(problems: readonly Problem[], spec: AppSpec): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CliError(errors.map((problem) => inWords(problem, spec)).join('\n'));
}

export function warningsOf(problems: readonly Problem[], spec: AppSpec): string[] {
  return problems.filter(({ severity }) => severity === 'warning').map((problem) => inWords(problem, spec));
}

/**
 * Of no concern here: where handlers are written (an app that was loaded has them), whether dependencies are locked
 * (those are deployed that are installed), how long names of things are that CloudFormation names itself, and what
 * stands for a value that the CDK only learns later.
 */
export function concernsPackage({ entityId, path, code }: Problem, stage: StageConfig): boolean {
  if (path[0] === 'handler' || code === 'inline-handler' || code === 'dependencies-unlocked') return false;
  if (entityId !== STAGE_ID) return true;
  return code !== 'name-length' && !JSON.stringify(valueAt(stage, path) ?? null).includes('${Token[');
}

function inWords({ entityId, path, message }: Problem, spec: AppSpec): string {
  return entityId === STAGE_ID ? `${path.join('.')}: ${message}` : `${entityLabel(spec, entityId)}: ${message}`;
}
