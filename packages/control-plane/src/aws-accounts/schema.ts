import { z } from 'zod';

const roleArn = z
  .string()
  .trim()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'must be the ARN of an IAM role');

export const roleArnsSchema = z.object({ observe: roleArn, deploy: roleArn, execution: roleArn });
