import type { Target } from '@chalice-studio/target';
import type { LoadedProject } from '@chalice-studio/target-local';
import type { RunnerStatusRecord } from '../studio/schema';

/** Where local stages run, as the rest of the control plane knows it. It may be starting, or away for a while. */
export interface Runner {
  status(): RunnerStatusRecord;
  /** Throws RUNNER_UNAVAILABLE while there is none. */
  target(): Target;
  whenReady(signal: AbortSignal): Promise<Target>;
  /** `host:port` at which this process reaches the gateway; its public address may lead nowhere from here. */
  gatewayAddress(): string;
  /** Runs a bundle of sandbox’s `loadAppEntry` in a sandbox, and tells what its app registers. */
  loadApp(artifact: { bytes: Uint8Array; sha256: string }, options: { nodeMajor: number }): Promise<LoadedProject>;
}
