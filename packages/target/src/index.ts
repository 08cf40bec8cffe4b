export type { ChangeClass, PlannedChange, PlannedResource } from '@chalice-studio/cloudformation';
export { type Connection, type LogEvent, type LogQuery, matchesQuery } from './observing';
export type { Plan } from './plan';
export { type Deployable, planChanges } from './plan-changes';
export {
  type DeploymentInput,
  type DeploymentOutputs,
  type DeploymentProgress,
  type DeploymentResult,
  GoneError,
  type HttpAnswer,
  type HttpCall,
  type InvokeResult,
  type StageRef,
  type Target,
} from './target';
