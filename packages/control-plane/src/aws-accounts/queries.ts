import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { awsAccountOf, awsAccountParts, outputsOf } from './records';
import type { AwsAccount, ConnectionOutputs } from './schema';

/** All that is needed to get into an account, external id and all: for the server alone. */
export type AwsAccountConnection = ConnectionOutputs & {
  id: string;
  accountId: string;
  region: string;
  externalId: string;
};

type OfAccount = { teamId: TeamId; awsAccountId: string };

export async function listAwsAccounts(database: Database, teamId: TeamId): Promise<AwsAccount[]> {
  const stored = await database.awsAccount.findMany({
    where: { teamId, deletedAt: null },
    include: awsAccountParts,
    orderBy: { createdAt: 'asc' },
  });
  return stored.map(awsAccountOf);
}

export async function getAwsAccount(database: Database, { teamId, awsAccountId }: OfAccount): Promise<AwsAccount> {
  const stored = await database.awsAccount.findFirst({
    where: { id: awsAccountId, teamId, deletedAt: null },
    include: awsAccountParts,
  });
  if (stored === null) throw notThere();
  return awsAccountOf(stored);
}

/** What the connection's template is made for. */
export async function getSetupOf(
  database: Database,
  { teamId, awsAccountId }: OfAccount,
): Promise<{ id: string; name: string; region: string; externalId: string }> {
  const stored = await database.awsAccount.findFirst({
    where: { id: awsAccountId, teamId, deletedAt: null },
    select: { id: true, name: true, region: true, externalId: true },
  });
  if (stored === null) throw notThere();
  return stored;
}

/** The way into a connected account. */
export async function getConnection(
  database: Database,
  { teamId, awsAccountId }: OfAccount,
): Promise<AwsAccountConnection> {
  const stored = await database.awsAccount.findFirst({ where: { id: awsAccountId, teamId, deletedAt: null } });
  if (stored === null) throw notThere();
  const { id, name, region, externalId, accountId } = stored;
  const outputs = outputsOf(stored);
  if (outputs === null || accountId === null) {
    const message = `The AWS account ${name} is not connected yet. Finish connecting it on the page AWS accounts.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  return { id, region, externalId, accountId, ...outputs };
}

/** The way to a stage. A stage can name an account of its own team alone, whatever its configuration says. */
export async function getStageConnection(
  database: Database,
  { region, ...ofAccount }: OfAccount & { region: string },
): Promise<AwsAccountConnection> {
  const connection = await getConnection(database, ofAccount);
  if (connection.region === region) return connection;
  const message = `The stage is in ${region}, and its AWS account is connected in ${connection.region}. Connect it in ${region} too.`;
  throw new AppError({ code: 'CONFLICT', message });
}

function notThere(): AppError {
  return new AppError({
    code: 'NOT_FOUND',
    message: 'There is no such AWS account in the team. Connect it on the page AWS accounts.',
  });
}
