import { emptyStageConfig } from '@chalice-studio/appspec';
import { describeTarget, sampleApp } from '@chalice-studio/target/testing';
import { beforeAll, describe } from 'vitest';
import { aCloud } from './testing/a-cloud';
import { artifactOf } from './testing/an-artifact';
import { isWithoutEmulator } from './testing/without-emulator';

describe.skipIf(isWithoutEmulator)('one contract for every target', () => {
  let cloud: Awaited<ReturnType<typeof aCloud>>;
  // Here and not in `open`: the first test of a machine installs the emulator.
  beforeAll(async () => {
    cloud = await aCloud();
  }, 300_000);
  describeTarget('An AWS account', {
    open: async () => ({ target: cloud.targetOf(sampleApp('hello')), close: () => cloud.stop() }),
    artifactOf,
    stageConfig: { ...emptyStageConfig('dev'), nodeVersion: '22' },
  });
});
