import type { StageRef } from '@chalice-studio/target';

/** CloudFormation's alphabet: letters, digits and hyphens, 128 at the most, a letter first. */
export function stackNameOf(stage: Pick<StageRef, 'projectName' | 'stageName'>): string {
  const name = `${stage.projectName}-${stage.stageName}`.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 128);
  return /^[A-Za-z]/.test(name) ? name : `app-${name}`.slice(0, 128);
}

export const changeSetNameOf = (deploymentId: string): string => `d-${deploymentId.replace(/[^A-Za-z0-9-]+/g, '-')}`;
