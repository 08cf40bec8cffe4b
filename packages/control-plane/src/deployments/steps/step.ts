import type { Problem, StageConfig } from '@chalice-studio/appspec';
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
  /** What the target tells, at the time at which it happened there. */
  report: (progress: DeploymentProgress) => void;
  /** Aborted when the deployment is cancelled; with a DetachedError when its lease is lost or the studio closes. */
  signal: AbortSignal;
};

/**
 * What a step came to: the next status with what is to be stored with it, a failure, or that somebody else's turn comes
 * first. `isStageFree`: whoever waits for the stage can have it now. `retryMs`: nobody tells when it is our turn, so it is looked
 * at again by then.
 */
export type StepOutcome =
  | {
      type: 'next';
      status: DeploymentStatus;
      data?: Prisma.DeploymentUpdateManyMutationInput;
      pinnedLogicalIds?: StageConfig['pinnedLogicalIds'] | undefined;
    }
  | {
      type: 'failed';
      status?: 'failed' | 'rolled-back';
      message: string;
      problems?: readonly Problem[];
      entityId?: string | undefined;
    }
  | { type: 'wait'; isStageFree?: boolean; retryMs?: number };

/** Brings a deployment from one status to the next. It may have run before, wholly or in part: it must not matter. */
export type Step = (context: StepContext) => Promise<StepOutcome>;
