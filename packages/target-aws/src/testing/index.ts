export { afterCall } from './after-call';
export { deployConnection, makeStudioUser, REGION, removeBucket, revokeRole } from './connected-account';
export { type Emulator, emulatorProblem, startEmulator } from './emulator';
export { withTrial } from './trial-resource';
export { isWithoutEmulator } from './without-emulator';
