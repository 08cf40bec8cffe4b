import { emulatorProblem, makeStudioUser, REGION, startEmulator } from '@chalice-studio/target-aws/testing';

/** What the studio is started with, so that it finds an AWS and is somebody there. */
export type Aws = { environment: Record<string, string>; stop(): Promise<void> };

/**
 * An AWS of its own for the specs, which find its address in AWS_EMULATOR; undefined, said loudly, where this machine
 * cannot run one. In CI that is a failure.
 */
export async function startAws(): Promise<Aws | undefined> {
  const problem = await emulatorProblem();
  if (problem !== undefined) {
    if (process.env.CI === 'true') throw new Error(problem);
    console.warn(`NOT RUN: the journey on AWS. ${problem}`);
    return undefined;
  }
  const emulator = await startEmulator();
  const { accessKeyId, secretAccessKey } = await makeStudioUser(emulator.endpoint);
  process.env.AWS_EMULATOR = emulator.endpoint;
  return {
    environment: {
      STUDIO_AWS_ENDPOINT: emulator.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    },
    stop: () => emulator.stop(),
  };
}
