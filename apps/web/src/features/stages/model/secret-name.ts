import { reservedVariables } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';

type Place = Pick<Stage, 'name' | 'config'>;

/** Why a secret of these stages cannot be named so; undefined where it can. It becomes an environment variable. */
export function secretNameProblem(name: string, stages: readonly Place[]): string | undefined {
  if (name === '') return undefined;
  if (!/^[A-Z][A-Z0-9_]+$/.test(name)) return 'Begin with a letter; at least one more letter, digit or _ follows.';
  if (name.length > 128) return `Use at most 128 characters; these are ${name.length}.`;
  if (reservedVariables.includes(name)) return `Lambda sets ${name} itself. Use another name.`;
  const having = stages.find((stage) => Object.hasOwn(stage.config.settings.environmentVariables ?? {}, name));
  if (having === undefined) return undefined;
  return `${name} is an environment variable of ${having.name}. Remove it there first.`;
}
