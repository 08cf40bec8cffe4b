import type { DeploymentInput, PlannedChange } from '@chalice-studio/target';

/** So many are named; the template has them all. */
const MOST_NAMED = 6;

/**
 * What CloudFormation of people's own does to the template, as far as it is not what was deployed before: each generated
 * property that it overrides (JSON pointers) is named, since no form of the design shows it.
 */
export function mergedChanges(
  { spec, previous }: Pick<DeploymentInput, 'spec' | 'previous'>,
  overridden: readonly string[],
): PlannedChange[] {
  const before = JSON.stringify(previous?.spec.extraCloudFormation ?? {});
  if (JSON.stringify(spec.extraCloudFormation) === before) return [];
  const isFirst = before === '{}';
  return [
    ...(isFirst ? [change('CloudFormation of your own is merged into the template.')] : []),
    ...(overridden.length === 0
      ? []
      : [change(`CloudFormation of your own overrides ${named(overridden)}.`, overridden.some(isOfPermissions))]),
  ];
}

const change = (sentence: string, widensIam = false): PlannedChange => ({
  ...{ action: 'update', sentence, class: 'safe', widensIam },
});

/** `/Resources/Say/Properties/Timeout` is `Say/Timeout` to whoever reads it. */
function named(pointers: readonly string[]): string {
  const names = pointers.map((each) => each.replace(/^\/Resources\//, '').replace('/Properties/', '/'));
  if (names.length <= MOST_NAMED) return names.join(', ');
  return `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
}

const isOfPermissions = (pointer: string) =>
  /\/(Policies|\w*PolicyDocument|ManagedPolicyArns|Role)(\/|$)/.test(pointer);
