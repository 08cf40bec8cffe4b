import type { Problem } from '@chalice-studio/appspec';
import type { DeploymentProgress } from '@chalice-studio/target';
import type { Builder } from '../../code/builder';
import type { Prisma } from '../../generated/prisma/client';
import type { Targets } from '../../targets/targets';
import type { Claim } from '../claim';
import type { InputSources } from '../input';
import type { DeploymentStatus } from '../status';

export type StepContext = InputSources & {
  claim: Claim;
  builder: Builder;
  targets: Targets;
  now: () => Date;
  tell: (level: DeploymentProgress['level'], message: string, entityId?: string) => void;
  /** Aborted when the deployment is cancelled, its lease is lost, or the studio closes. */
  signal: AbortSignal;
};

/** What a step came to: the next status with what is to be stored with it, a failure, or that it is not its turn yet. */
export type StepOutcome =
  | { type: 'next'; status: DeploymentStatus; data?: Prisma.DeploymentUpdateManyMutationInput }
  | { type: 'failed'; message: string; problems?: readonly Problem[] }
  | { type: 'wait' };

/** Brings a deployment from one status to the next. It may have run before, wholly or in part: it must not matter. */
export type Step = (context: StepContext) => Promise<StepOutcome>;
