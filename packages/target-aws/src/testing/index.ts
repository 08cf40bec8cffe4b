export { changeMemory, hasStack, listChangeSets } from './beside-the-stack';
export { deployConnection, makeStudioUser, REGION, removeBucket, revokeRole } from './connected-account';
export { type Emulator, emulatorProblem, startEmulator } from './emulator';
export { onCall } from './on-call';
export { makeTemplateBucket, readTemplate } from './template-bucket';
export { withTrial } from './trial-resource';
export { isWithoutEmulator } from './without-emulator';
