import { createHash } from 'node:crypto';
import { physicalName } from '@chalice-studio/appspec';
import { type Deployable, type Plan, planChanges } from '@chalice-studio/target';
import type { Params } from '../protocol/contract';

type Serving = Deployable & { artifactSha: string };

/** What deploying would do, in app words: the difference between what serves and what is wanted. */
export function planOf(input: Params<'plan'>, serving: Serving | undefined): Plan {
  const changes = planChanges(serving, input, renamedResources(serving, input));
  if (serving !== undefined && changes.length === 0 && serving.artifactSha !== input.artifact.sha256) {
    changes.push({
      action: 'update',
      sentence: 'The code of every function changes.',
      class: 'safe',
      widensIam: false,
    });
  }
  const secrets = Object.entries(input.secrets).map(([name, value]) => [name, digest(value)]);
  const bound = [changes, input.spec, input.stageConfig, input.artifact.sha256, secrets];
  return { hash: digest(JSON.stringify(bound)), changes, resources: [] };
}

/** Data is found by its name here: under a new one there is none. */
function renamedResources(before: Deployable | undefined, after: Deployable): Set<string> {
  const nameIn = ({ spec, stageConfig }: Deployable, id: string) => {
    const resource = spec.resources[id];
    return resource && physicalName(spec, stageConfig.name, resource);
  };
  if (before === undefined) return new Set();
  const kept = Object.keys(after.spec.resources).filter((id) => before.spec.resources[id] !== undefined);
  return new Set(kept.filter((id) => nameIn(before, id) !== nameIn(after, id)));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
