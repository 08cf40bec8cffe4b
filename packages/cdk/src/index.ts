export { Chalice, type ChaliceProps } from './chalice';
export { ChaliceError } from './chalice-error';
export type { ChaliceDomainConfig, ChaliceFunctionConfig, ChaliceStageConfig } from './stage-config';
