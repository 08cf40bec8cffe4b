import { createHmac } from 'node:crypto';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { StageRef } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { STAGE_TAG } from '../stack/stack-owner';

export type SecretsInput = {
  stage: StageRef;
  /** Name → value. */
  secrets: Readonly<Record<string, string>>;
  /** What only this connection knows: a version is named by it, so that nobody can try out values against the name. */
  key: string;
};

export const secretPrefixOf = (stage: Pick<StageRef, 'key'>): string => `chalice-studio/${stage.key}/`;

/**
 * Name → the dynamic reference that a template may hold, known before anything is written. It names the version, so that
 * a new value is an update that CloudFormation sees.
 */
export function secretReferences(input: SecretsInput): Record<string, string> {
  const references = Object.entries(input.secrets).map(([name, value]) => {
    const { secretId, version } = versionOf(input, name, value);
    return [name, `{{resolve:secretsmanager:${secretId}:SecretString:::${version}}}`] as const;
  });
  return Object.fromEntries(references);
}

/** Writes a stage's secrets to Secrets Manager, each in the version that the references name. */
export async function writeSecrets(access: AwsAccess, input: SecretsInput): Promise<void> {
  for (const [name, value] of Object.entries(input.secrets))
    await writeSecret(access, { ...versionOf(input, name, value), value, stage: input.stage });
}

/** The same value is the same version: AWS names one by the request's token, and takes it again as done. */
function versionOf({ stage, key }: SecretsInput, name: string, value: string) {
  const secretId = `${secretPrefixOf(stage)}${name}`;
  return { secretId, version: createHmac('sha256', key).update(`${secretId}\n${value}`).digest('hex') };
}

async function writeSecret(
  access: AwsAccess,
  options: { secretId: string; version: string; value: string; stage: StageRef },
): Promise<void> {
  const { secretId, version, value, stage } = options;
  const common = { SecretString: value, ClientRequestToken: version };
  try {
    await access.secretsManager.send(
      new CreateSecretCommand({
        ...common,
        Name: secretId,
        Description: `Of the stage ${stage.stageName} of ${stage.projectName}`,
        Tags: [{ Key: STAGE_TAG, Value: stage.key }],
      }),
    );
    return;
  } catch (error) {
    if (toAwsError(error, 'create it').code !== 'ALREADY_EXISTS') throw toAwsError(error, 'write a secret');
  }
  try {
    await access.secretsManager.send(new PutSecretValueCommand({ ...common, SecretId: secretId }));
  } catch (error) {
    throw toAwsError(error, 'write a secret');
  }
}
