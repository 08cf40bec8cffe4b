import { emptyStageConfig } from '@chalice-studio/appspec';
import { describeTarget } from '@chalice-studio/target/testing';
import { aRunner } from './testing/a-runner';
import { artifactOf } from './testing/an-artifact';

describeTarget('The local target', {
  open: () => aRunner(),
  artifactOf,
  stageConfig: { ...emptyStageConfig('dev'), nodeVersion: '20' },
});
