import {
  deployConnection,
  type Emulator,
  makeStudioUser,
  REGION,
  startEmulator,
} from '@chalice-studio/target-aws/testing';
import type { TestPerson } from './person';

export type AwsCloud = Emulator & {
  /** Does what the account page guides through: a pending connection, its stack, its proof. */
  connect: (person: TestPerson, name?: string) => Promise<{ awsAccountId: string; outputs: ConnectionStack }>;
};

type ConnectionStack = Awaited<ReturnType<typeof deployConnection>>;

/** An AWS of the test's own, in which this process, and so the studio, is a user who may assume roles and nothing else. */
export async function openAwsCloud(): Promise<AwsCloud> {
  const emulator = await startEmulator();
  const { accessKeyId, secretAccessKey } = await makeStudioUser(emulator.endpoint);
  // The SDK's default chain looks there first, as it does where a studio is run by an access key.
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
  return {
    ...emulator,
    async connect(person, name = 'production') {
      const teamId = await person.teamId();
      const { id: awsAccountId } = await person.client.awsAccounts.create({ teamId, name, region: REGION });
      const { stackName, template } = await person.client.awsAccounts.setup({ awsAccountId });
      const { accountId: _, ...outputs } = await deployConnection(emulator.endpoint, {
        stackName,
        template: template.body,
      });
      const { isProven, checks } = await person.client.awsAccounts.connect({ awsAccountId, ...outputs });
      if (!isProven) throw new Error(`The account was not connected: ${JSON.stringify(checks)}`);
      return { awsAccountId, outputs: { accountId: _, ...outputs } };
    },
    async stop() {
      setVariables({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
      await emulator.stop();
    },
  };
}

function setVariables(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
