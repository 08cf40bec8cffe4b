import { emptyStageConfig, listLambdaFunctions } from '@chalice-studio/appspec';
import { describeTarget, sampleApp } from '@chalice-studio/target/testing';
import { describe } from 'vitest';
import { createAwsTarget } from './aws-target';
import { artifactOf } from './testing/an-artifact';
import { connectAccount } from './testing/connected-account';
import { startEmulator } from './testing/emulator';
import { isWithoutEmulator } from './testing/without-emulator';

const functionNames = listLambdaFunctions(sampleApp('hello')).map(({ name }) => name);

describe.skipIf(isWithoutEmulator)('one contract for every target', () => {
  describeTarget('An AWS account', {
    async open() {
      const emulator = await startEmulator();
      const { connection, accessAs } = await connectAccount(emulator.endpoint);
      const target = createAwsTarget({ connection, accessAs, deployedFunctions: async () => functionNames });
      return { target, close: () => emulator.stop() };
    },
    artifactOf,
    stageConfig: { ...emptyStageConfig('dev'), nodeVersion: '22' },
  });
});
