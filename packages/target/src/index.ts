export type { ChangeClass, PlannedChange, PlannedResource } from '@chalice-studio/cloudformation';
export {
  type Connection,
  type FunctionMetrics,
  type LogEvent,
  type LogQuery,
  type MetricsRange,
  matchesQuery,
} from './observing';
export type { Plan } from './plan';
export { type Deployable, planChanges } from './plan-changes';
export { secretMask } from './secret-mask';
export {
  type CareOptions,
  type KeptStackResource,
  type ResourceDrift,
  type StackCare,
  type StackResource,
  type StackStatus,
  stackStates,
} from './stack-care';
export {
  type DeploymentInput,
  type DeploymentOutputs,
  type DeploymentProgress,
  type DeploymentResult,
  GoneError,
  type HttpAnswer,
  type HttpCall,
  type InvokeResult,
  type PlanRef,
  type ResourceState,
  type StageRef,
  type Target,
} from './target';
export { DetachedError, TargetError, TemplateProblemsError } from './target-error';
