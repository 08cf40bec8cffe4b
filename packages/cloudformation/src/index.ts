export { MAX_RESOURCES, MAX_TEMPLATE_BYTES } from './check-template';
export type { CodeLocation } from './functions/lambda-function';
export type { RolePlacement } from './functions/role';
export { functionLogicalId, logicalId } from './logical-ids';
export type { ChangeClass, PlannedChange, PlannedResource } from './plan/planned-change';
export { pinsOf } from './resources/pins';
export { resourceLogicalId } from './resources/references';
export { type Synthesis, type SynthesisInput, synthesize } from './synthesize';
export type { Resource as TemplateResource, Template } from './template';
