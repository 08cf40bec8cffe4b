import type { Json } from '@chalice-studio/appspec';
import { logicalId } from '@chalice-studio/cloudformation';

type Parameters = { [name: string]: Json };

/**
 * Where the zip was uploaded to is told when the stack is made. The key's default holds the content, so that a stack
 * notices new code.
 */
export const codeParameters = {
  location: { bucket: { Ref: 'ArtifactBucket' }, key: { Ref: 'ArtifactKey' } },
  of: (sha256: string): Parameters => ({
    ArtifactBucket: { Type: 'String', Description: 'The bucket that deployment.zip was uploaded to.' },
    ArtifactKey: { Type: 'String', Default: `${sha256}.zip`, Description: 'The key under which it lies there.' },
  }),
};

/** A stage holds the names of its secrets only: each value stays in Secrets Manager, and the stack is told which one. */
export function secretParameters(names: readonly string[]) {
  const parameters: Parameters = {};
  const references: Parameters = {};
  for (const name of names) {
    const parameter = `${logicalId(name)}Secret`;
    const Description = `Name or ARN of the secret of AWS Secrets Manager whose value the functions get as ${name}.`;
    parameters[parameter] = { Type: 'String', Description };
    references[name] = { 'Fn::Sub': `{{resolve:secretsmanager:\${${parameter}}:SecretString}}` };
  }
  return { parameters, references };
}
