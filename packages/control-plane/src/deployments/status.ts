import { z } from 'zod';

export const deploymentStatuses = [
  'queued',
  'building',
  'uploading',
  'planned',
  'approved',
  'executing',
  'succeeded',
  'failed',
  'rolled-back',
  'cancelled',
] as const;
export type DeploymentStatus = (typeof deploymentStatuses)[number];

/** After these nothing happens any more. */
export const finalStatuses = ['succeeded', 'failed', 'rolled-back', 'cancelled'] as const;

export function isFinal(status: DeploymentStatus): boolean {
  return (finalStatuses as readonly DeploymentStatus[]).includes(status);
}

export const outputsSchema = z.object({ restApiUrl: z.string().optional(), websocketUrl: z.string().optional() });
