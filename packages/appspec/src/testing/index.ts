export { arbitraryAppSpec } from './arbitrary-app-spec';
export { arbitraryEdit } from './arbitrary-edits';
export { aBucket, anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse, testId } from './builders';
