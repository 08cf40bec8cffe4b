import { createHash } from 'node:crypto';
import { type Deployable, type Plan, planChanges } from '@chalice-studio/target';
import type { Params } from '../protocol/contract';

/** What deploying would do, in app words: the difference between what serves and what is wanted. */
export function planOf(input: Params<'plan'>, serving: Deployable | undefined): Plan {
  const changes = planChanges(serving, { spec: input.spec, stageConfig: input.stageConfig });
  const settings = JSON.stringify([
    input.stageConfig,
    Object.entries(input.secrets).map(([name, value]) => [name, digest(value)]),
  ]);
  return { hash: digest(JSON.stringify([changes, input.artifact.sha256, settings])), changes, resources: [] };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
