import { z } from 'zod';
import { procedure } from '../contract/base';

export const runnerStatusSchema = z.object({
  state: z.enum(['ready', 'starting', 'unavailable']),
  gatewayUrl: z.string().optional(),
  /** The sandbox's network could not be closed: people's code can reach what this machine can. Every page says so. */
  isNetworkOpen: z.boolean(),
  /** What else the sandbox could not close, in words. */
  warnings: z.array(z.string()),
  nodeVersions: z.array(z.string()),
  message: z.string().optional(),
});
export type RunnerStatusRecord = z.infer<typeof runnerStatusSchema>;

export const studioSchema = z.object({
  version: z.string(),
  database: z.enum(['embedded', 'postgres']),
  runner: runnerStatusSchema,
});
export type StudioStatus = z.infer<typeof studioSchema>;

export const studioContract = {
  status: procedure.route({ method: 'GET', path: '/studio', tags: ['Studio'] }).output(studioSchema),
};
