export { sampleApp } from './sample-app';
export { describeTarget, type TargetHarness } from './target-contract';
