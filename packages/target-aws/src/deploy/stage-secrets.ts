import { createHash } from 'node:crypto';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { StageRef } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { STAGE_TAG } from '../stack/stack-owner';

/**
 * Writes a stage's secrets to Secrets Manager and answers name → the dynamic reference that a template may hold.
 * The reference names the version, so that a new value is an update that CloudFormation sees.
 */
export async function writeSecrets(
  access: AwsAccess,
  stage: StageRef,
  secrets: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const references: Record<string, string> = {};
  for (const [name, value] of Object.entries(secrets)) {
    const secretId = `${secretPrefixOf(stage)}${name}`;
    const { arn, versionId } = await writeSecret(access, { secretId, value, stage });
    references[name] = `{{resolve:secretsmanager:${arn}:SecretString:::${versionId}}}`;
  }
  return references;
}

export const secretPrefixOf = (stage: Pick<StageRef, 'key'>): string => `chalice-studio/${stage.key}/`;

async function writeSecret(access: AwsAccess, options: { secretId: string; value: string; stage: StageRef }) {
  const { secretId, value, stage } = options;
  // The same value again is the same version: AWS takes a repeated token with the same value as done.
  const token = createHash('sha256').update(`${secretId}\n${value}`).digest('hex').slice(0, 64);
  const common = { SecretString: value, ClientRequestToken: token };
  try {
    const created = await access.secretsManager.send(
      new CreateSecretCommand({
        ...common,
        Name: secretId,
        Description: `Of the stage ${stage.stageName} of ${stage.projectName}`,
        Tags: [{ Key: STAGE_TAG, Value: stage.key }],
      }),
    );
    return { arn: created.ARN ?? secretId, versionId: created.VersionId ?? token };
  } catch (error) {
    if (toAwsError(error, 'create it').code !== 'ALREADY_EXISTS') throw toAwsError(error, 'write a secret');
  }
  try {
    const written = await access.secretsManager.send(new PutSecretValueCommand({ ...common, SecretId: secretId }));
    return { arn: written.ARN ?? secretId, versionId: written.VersionId ?? token };
  } catch (error) {
    throw toAwsError(error, 'write a secret');
  }
}
