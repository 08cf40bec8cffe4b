import type { DeploymentStatus } from '../status';
import { approved } from './approved';
import { building } from './building';
import { executing } from './executing';
import { planned } from './planned';
import { queued } from './queued';
import type { Step } from './step';
import { uploading } from './uploading';

/** What is done in each status; nothing in those that are final. */
export const steps = {
  queued,
  building,
  uploading,
  planned,
  approved,
  executing,
  succeeded: undefined,
  failed: undefined,
  'rolled-back': undefined,
  cancelled: undefined,
} as const satisfies Record<DeploymentStatus, Step | undefined>;
