import type { Target } from '@chalice-studio/target';
import type { RunnerStatusRecord } from '../studio/schema';

/** Where local stages run, as the rest of the control plane knows it. It may be starting, or away for a while. */
export interface Runner {
  status(): RunnerStatusRecord;
  /** Throws RUNNER_UNAVAILABLE while there is none. */
  target(): Target;
  whenReady(signal: AbortSignal): Promise<Target>;
  /** `host:port` at which this process reaches the gateway; its public address may lead nowhere from here. */
  gatewayAddress(): string;
}
