export { arbitraryAppSpec } from './arbitrary-app-spec';
export { arbitraryEdit } from './arbitrary-edits';
export { arbitraryStageConfig } from './arbitrary-stage-config';
export { aBucket, anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse, testId } from './builders';
export * from './option-paths';
