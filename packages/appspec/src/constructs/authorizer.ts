import { z } from 'zod';
import { idSchema } from '../ids';
import { entityShape, handlerSchema } from './parts';

const authorizerShape = { ...entityShape, kind: z.literal('authorizer') };

const builtinAuthorizerSchema = z.strictObject({
  ...authorizerShape,
  type: z.literal('builtin'),
  name: z.string(),
  blueprint: idSchema.optional(),
  handler: handlerSchema,
  ttlSeconds: z.int().optional(),
  executionRole: z.string().optional(),
  header: z.string().optional(),
});

const cognitoAuthorizerSchema = z.strictObject({
  ...authorizerShape,
  type: z.literal('cognito'),
  name: z.string(),
  providerArns: z.array(z.string()),
  header: z.string().optional(),
  scopes: z.array(z.string()).optional(),
});

const customAuthorizerSchema = z.strictObject({
  ...authorizerShape,
  type: z.literal('custom'),
  name: z.string(),
  authorizerUri: z.string(),
  ttlSeconds: z.int().optional(),
  header: z.string().optional(),
  invokeRoleArn: z.string().optional(),
  scopes: z.array(z.string()).optional(),
});

const iamAuthorizerSchema = z.strictObject({ ...authorizerShape, type: z.literal('iam') });

/** Chalice's four authorizers: `app.authorizer`, CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer. */
export const authorizerSchema = z.discriminatedUnion('type', [
  builtinAuthorizerSchema,
  cognitoAuthorizerSchema,
  customAuthorizerSchema,
  iamAuthorizerSchema,
]);
export type Authorizer = z.infer<typeof authorizerSchema>;
export type BuiltinAuthorizer = z.infer<typeof builtinAuthorizerSchema>;
