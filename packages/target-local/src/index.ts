export { createLocalTarget } from './client/local-target';
export { RunnerClient, RunnerLostError } from './client/runner-client';
export { type SpawnedRunner, type SpawnRunnerOptions, spawnRunner } from './client/spawn-runner';
export type { LoadedProject, RunnerStatus } from './protocol/schemas';
