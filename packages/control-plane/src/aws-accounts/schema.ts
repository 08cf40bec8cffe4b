import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';

const roleArn = z
  .string()
  .trim()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    'must be the ARN of an IAM role, arn:aws:iam::…:role/…',
  );

/** Observe and deploy are the studio's to assume; execution is CloudFormation's, which makes what an app is made of. */
export const roleArnsSchema = z.object({ observe: roleArn, deploy: roleArn, execution: roleArn });

/** What the connection's stack says of itself when it is made. */
export const connectionOutputsSchema = z.object({
  roleArns: roleArnsSchema,
  bucket: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
  permissionsBoundaryArn: z
    .string()
    .trim()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:policy\/[\w+=,.@/-]{1,512}$/, 'must be the ARN of an IAM policy'),
});
export type ConnectionOutputs = z.infer<typeof connectionOutputsSchema>;

export const awsAccountStates = ['pending', 'connected', 'failing'] as const;

export const awsAccountSchema = z.object({
  id: z.string(),
  teamId: z.string(),
  name: z.string(),
  region: z.string(),
  /** `pending`: not proven yet. `failing`: proven once, and not when it was last looked at. */
  state: z.enum(awsAccountStates),
  accountId: z.string().nullable(),
  outputs: connectionOutputsSchema.nullable(),
  provenAt: instant.nullable(),
  checkedAt: instant.nullable(),
  /** Why the last proof failed, and the way out. */
  failure: z.string().nullable(),
  createdBy: personSchema,
  createdAt: instant,
  /** Also those of projects that were deleted and can be restored. */
  stages: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), isProduction: z.boolean(), colorNumber: z.int().nullable() },
      isDeployed: z.boolean(),
      ...{ projectId: z.string(), projectName: z.string(), isProjectDeleted: z.boolean() },
    }),
  ),
});
export type AwsAccount = z.infer<typeof awsAccountSchema>;

export const proofCheckSchema = z.object({
  type: z.enum(['right-id', 'no-id', 'wrong-id', 'bucket']),
  role: z.enum(['observe', 'deploy']),
  outcome: z.enum(['passed', 'failed', 'untried']),
  message: z.string().optional(),
});
export type ProofCheck = z.infer<typeof proofCheckSchema>;

/** What came of a proof; the account is as it is after it. */
const proofSchema = z.object({ isProven: z.boolean(), checks: z.array(proofCheckSchema), account: awsAccountSchema });
export type AwsAccountProof = z.infer<typeof proofSchema>;

/** Who the studio is at AWS. A customer's trust policy names `arn` exactly. */
export const studioIdentitySchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('known'),
    arn: z.string(),
    accountId: z.string(),
    /** The studio runs as an account's root user, whom to trust is to trust everybody of that account. */
    isRoot: z.boolean(),
    /** Where AWS's API is spoken instead, by the server's configuration. */
    endpoint: z.string().nullable(),
  }),
  z.object({ state: z.literal('unknown'), message: z.string(), endpoint: z.string().nullable() }),
]);
export type StudioIdentityRecord = z.infer<typeof studioIdentitySchema>;

export const connectionSetupSchema = z.object({
  externalId: z.string(),
  studioArn: z.string(),
  stackName: z.string(),
  template: z.object({ fileName: z.string(), body: z.string() }),
  /** For a shell in the account: makes or updates the stack; prints what the studio asks for then; removes it. */
  commands: z.object({ deploy: z.string(), outputs: z.string(), remove: z.string() }),
  /** The console's page for it; only where the studio has a template bucket. */
  quickCreateUrl: z.string().nullable(),
});
export type ConnectionSetup = z.infer<typeof connectionSetupSchema>;

export const awsRegion = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region of AWS, such as eu-central-1');
const name = z.string().trim().min(1, 'must not be empty').max(64, 'must have at most 64 characters');
const byId = z.object({ awsAccountId: recordId });
const tags = ['AWS accounts'];

export const awsAccountsContract = {
  /** Who the studio is at AWS, which an account has to let in. */
  identity: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/aws-identity', tags })
    .input(z.object({ teamId: recordId }))
    .output(studioIdentitySchema),
  list: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/aws-accounts', tags })
    .input(z.object({ teamId: recordId }))
    .output(z.array(awsAccountSchema)),
  get: procedure
    .route({ method: 'GET', path: '/aws-accounts/{awsAccountId}', tags })
    .input(byId)
    .output(awsAccountSchema),
  /** A pending connection with a random external id of its own. */
  create: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/aws-accounts', tags })
    .input(z.object({ teamId: recordId, name, region: awsRegion }))
    .output(awsAccountSchema),
  /** What the account's owner needs to let the studio in. */
  setup: procedure
    .route({ method: 'GET', path: '/aws-accounts/{awsAccountId}/setup', tags })
    .input(byId)
    .output(connectionSetupSchema),
  /** Proves that the roles let this connection in and nobody else, and saves them only then. */
  connect: procedure
    .route({ method: 'POST', path: '/aws-accounts/{awsAccountId}/connect', tags })
    .input(byId.extend(connectionOutputsSchema.shape))
    .output(proofSchema),
  /** Proves it again as it is saved. */
  prove: procedure
    .route({ method: 'POST', path: '/aws-accounts/{awsAccountId}/prove', tags })
    .input(byId)
    .output(proofSchema),
  rename: procedure
    .route({ method: 'PATCH', path: '/aws-accounts/{awsAccountId}', tags })
    .input(byId.extend({ name }))
    .output(awsAccountSchema),
  /** Forgets the connection; what it made in the account stays until its owner removes it. Refused while a stage uses it. */
  delete: procedure
    .route({ method: 'DELETE', path: '/aws-accounts/{awsAccountId}', tags })
    .input(byId.extend({ confirmName: z.string() }))
    .output(z.void()),
};
