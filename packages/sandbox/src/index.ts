export type { NodeBinary } from './command';
export type { SandboxExit } from './exit';
export type { FunctionFailure } from './failure';
export { type Isolation, probeIsolation } from './isolation';
export { type HandlerReference, type LoadAppResult, type LoadedApp, loadApp, loadAppEntry } from './load-app';
export { chooseNode, findNodeBinaries } from './node-binaries';
export type { OutputLine } from './output';
export {
  type FunctionIdentity,
  type InvocationOutcome,
  type Sandbox,
  type SandboxLimits,
  type SandboxOptions,
  type StartOutcome,
  startSandbox,
} from './sandbox';
