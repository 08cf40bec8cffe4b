import { enterAwsAccount, enterTeam } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import type { Studio } from '../studio/studio';
import { createAwsAccount, deleteAwsAccount, recordProof, renameAwsAccount } from './mutations';
import { type AwsAccountConnection, getAwsAccount, getConnection, getSetupOf, listAwsAccounts } from './queries';
import type { ConnectionOutputs } from './schema';
import { connectionSetup } from './setup';

export const awsAccountsRouter = api.awsAccounts.router({
  identity: api.awsAccounts.identity.handler(async ({ context, input }) => {
    await enterTeam(asking(context, 'aws-account.read'), input.teamId);
    return context.studio.aws.identity();
  }),

  list: api.awsAccounts.list.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'aws-account.read'), input.teamId);
    return listAwsAccounts(context.studio.database.prisma, teamId);
  }),

  get: api.awsAccounts.get.handler(async ({ context, input }) => {
    const ofAccount = await enterAwsAccount(asking(context, 'aws-account.read'), input.awsAccountId);
    return getAwsAccount(context.studio.database.prisma, ofAccount);
  }),

  create: api.awsAccounts.create.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'aws-account.write'), input.teamId);
    const { prisma } = context.studio.database;
    const { name, region } = input;
    const awsAccountId = await createAwsAccount(prisma, {
      ...{ teamId, name, region, actor: context.person, at: new Date() },
    });
    return getAwsAccount(prisma, { teamId, awsAccountId });
  }),

  setup: api.awsAccounts.setup.handler(async ({ context, input }) => {
    const ofAccount = await enterAwsAccount(asking(context, 'aws-account.write'), input.awsAccountId);
    const { aws, database } = context.studio;
    const connection = await getSetupOf(database.prisma, ofAccount);
    const { studioArn, body: template } = await aws.template(connection.externalId);
    return connectionSetup(connection, { studioArn, template, templateUrl: await aws.publish(template) });
  }),

  connect: api.awsAccounts.connect.handler(async ({ context, input }) => {
    const ofAccount = await enterAwsAccount(asking(context, 'aws-account.write'), input.awsAccountId);
    const { studio, person: actor } = context;
    const { prisma } = studio.database;
    const { awsAccountId: _, ...outputs } = input;
    const accountId = accountOf(outputs);
    const { id, region, externalId } = await getSetupOf(prisma, ofAccount);
    const { isProven, checks, failure } = await prove(studio, { id, region, externalId, accountId, ...outputs });
    await recordProof(prisma, { ...ofAccount, actor, at: new Date(), failure, proven: { accountId, ...outputs } });
    return { isProven, checks, account: await getAwsAccount(prisma, ofAccount) };
  }),

  prove: api.awsAccounts.prove.handler(async ({ context, input }) => {
    const ofAccount = await enterAwsAccount(asking(context, 'aws-account.write'), input.awsAccountId);
    const { studio, person: actor } = context;
    const { prisma } = studio.database;
    const { isProven, checks, failure } = await prove(studio, await getConnection(prisma, ofAccount));
    await recordProof(prisma, { ...ofAccount, actor, at: new Date(), failure });
    return { isProven, checks, account: await getAwsAccount(prisma, ofAccount) };
  }),

  rename: api.awsAccounts.rename.handler(async ({ context, input }) => {
    const ofAccount = await enterAwsAccount(asking(context, 'aws-account.write'), input.awsAccountId);
    const { prisma } = context.studio.database;
    await renameAwsAccount(prisma, { ...ofAccount, name: input.name, actor: context.person, at: new Date() });
    return getAwsAccount(prisma, ofAccount);
  }),

  delete: api.awsAccounts.delete.handler(async ({ context, input }) => {
    const ofAccount = await enterAwsAccount(asking(context, 'aws-account.write'), input.awsAccountId);
    const { confirmName } = input;
    const change = { ...ofAccount, confirmName, actor: context.person, at: new Date() };
    await deleteAwsAccount(context.studio.database.prisma, change);
  }),
});

async function prove({ aws }: Studio, connection: AwsAccountConnection) {
  const { isProven, checks } = await aws.prove(connection);
  const failure = checks.find(({ outcome }) => outcome === 'failed')?.message;
  return { isProven, failure, checks: [...checks] };
}

/** The account of all that was pasted; things of two accounts were mixed up. */
function accountOf({ roleArns, permissionsBoundaryArn }: ConnectionOutputs): string {
  const accounts = new Set([...Object.values(roleArns), permissionsBoundaryArn].map((arn) => arn.split(':')[4] ?? ''));
  const [accountId = ''] = accounts;
  if (accounts.size === 1) return accountId;
  const message = `These are of different accounts: ${[...accounts].join(', ')}. Take all outputs of the connection’s one stack.`;
  throw new AppError({ code: 'INVALID', message });
}
