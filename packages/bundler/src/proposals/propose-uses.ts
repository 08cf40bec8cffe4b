import { type AppSpec, inOrder, listEntities, type SourceTree, type StageConfig } from '@chalice-studio/appspec';
import { Evaluator } from './evaluator';
import type { UseFindings } from './findings';
import { findingsOf } from './findings-of';
import { Modules } from './modules';
import { ResourceNames } from './resource-names';
import { walkFunction } from './walk';

/** A second or two of work at most; a handler of a large project takes some thousand steps. */
const MOST_STEPS = 2_000_000;
const MOST_STEPS_OF_A_HANDLER = 200_000;

/**
 * Reads the code of a project: which commands of the AWS SDK does each handler reach, on which resource, and does the
 * design let it? `tree` is the generated project; stages' variables may name resources, too. Pure.
 *
 * Stages: files → modules → what a handler reaches (walk) → resources by name → findings. Calls are followed through the
 * project's own files with what they are given, not into packages; what cannot be followed is said.
 */
export function proposeUses(
  spec: AppSpec,
  tree: SourceTree,
  { stages = [] }: { stages?: readonly StageConfig[] } = {},
): UseFindings {
  const modules = new Modules(tree);
  const names = new ResourceNames(spec, stages);
  const isWritten = (file: string) => Object.hasOwn(spec.source, file);
  const handlers = inOrder(listEntities(spec)).flatMap((each) =>
    'handler' in each && each.kind !== 'middleware' ? [each] : [],
  );
  let left = MOST_STEPS;
  const findings = handlers.map(({ id, handler }) => {
    const budget = { steps: Math.min(left, MOST_STEPS_OF_A_HANDLER) };
    const before = budget.steps;
    const evaluator = new Evaluator(modules, budget);
    const reached = walkFunction(handler, { modules, evaluator, isWritten });
    left -= before - budget.steps;
    return findingsOf({ from: id, reached, evaluator }, { spec, names });
  });
  return {
    missing: findings.flatMap((each) => each.missing),
    unused: findings.flatMap((each) => each.unused),
    unclear: findings.flatMap((each) => each.unclear),
  };
}
