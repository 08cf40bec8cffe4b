export type { ChangeClass, PlannedChange, PlannedResource } from './plan/planned-change';
