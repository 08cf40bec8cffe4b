import type { AppSpec } from '@chalice-studio/appspec';

/** What a sample is made for: nothing is taken from a clock or a random source. */
export type SampleContext = { spec: AppSpec; stageName: string; now: number };

export const REGION = 'us-east-1';
/** AWS' own example account. */
export const ACCOUNT = '123456789012';
