import type { Isolation, NodeBinary } from '@chalice-studio/sandbox';
import type { InstanceBudget } from '../functions/instance-budget';

/** This machine, as stages need it. */
export type Host = {
  dataDirectory: string;
  token: string;
  isolation: Isolation;
  nodeBinaries: readonly NodeBinary[];
  budget: InstanceBudget;
  integrationTimeoutMs: number;
  /** Without a slash at the end. */
  gatewayUrl: () => string;
  report: (level: 'info' | 'error', message: string) => void;
};
