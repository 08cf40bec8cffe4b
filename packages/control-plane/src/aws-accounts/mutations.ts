import { randomBytes } from 'node:crypto';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import type { ConnectionOutputs } from './schema';

type Act = { teamId: TeamId; actor: Person; at: Date };
type OfAccount = Act & { awsAccountId: string };

/** A pending connection. Its external id is random, and stays the same for as long as the connection is there. */
export async function createAwsAccount(
  database: RootDatabase,
  { teamId, name, region, actor, at }: Act & { name: string; region: string },
): Promise<string> {
  const id = createRecordId();
  await transaction(database, async (each) => {
    await refuseTakenName(each, { teamId, name });
    await each.awsAccount.create({
      data: {
        ...{ id, teamId, name, takenName: name, region, createdAt: at },
        externalId: randomBytes(32).toString('base64url'),
        ...{ createdById: actor.id, createdByName: actor.name },
      },
      select: { id: true },
    });
    await recordAudit(each, { teamId, actor, at, action: 'aws-account.create', subject: name, details: { region } });
  });
  return id;
}

/** What a proof came to, with what it proved: that is stored only when it succeeded. */
export async function recordProof(
  database: RootDatabase,
  proof: OfAccount & { failure: string | undefined; proven?: ConnectionOutputs & { accountId: string } },
): Promise<void> {
  const { teamId, actor, at, failure, proven } = proof;
  await transaction(database, async (each) => {
    const account = await lockAccount(each, proof);
    await each.awsAccount.update({
      where: { id: account.id },
      data: {
        checkedAt: at,
        checkFailure: failure ?? null,
        ...(failure === undefined ? { provenAt: at } : {}),
        ...(failure === undefined && proven !== undefined ? proven : {}),
      },
      select: { id: true },
    });
    const action = proven === undefined ? 'aws-account.prove' : 'aws-account.connect';
    const accountId = proven?.accountId ?? account.accountId ?? '';
    const details = { accountId, isProven: failure === undefined };
    await recordAudit(each, { teamId, actor, at, action, subject: account.name, details });
  });
}

export async function renameAwsAccount(database: RootDatabase, change: OfAccount & { name: string }): Promise<void> {
  const { teamId, actor, at, name } = change;
  await transaction(database, async (each) => {
    const account = await lockAccount(each, change);
    if (account.name === name) return;
    await refuseTakenName(each, { teamId, name });
    await each.awsAccount.update({ where: { id: account.id }, data: { name, takenName: name }, select: { id: true } });
    const changed = { subjectId: account.id, before: { name: account.name }, after: { name } };
    await recordAudit(each, { teamId, actor, at, action: 'aws-account.rename', subject: name, ...changed });
  });
}

/** Forgets the way in. Refused while a stage goes by it: what that one has in the account could not be reached any more. */
export async function deleteAwsAccount(
  database: RootDatabase,
  change: OfAccount & { confirmName: string },
): Promise<void> {
  const { teamId, actor, at, confirmName } = change;
  await transaction(database, async (each) => {
    const account = await lockAccount(each, change);
    if (account.name !== confirmName) {
      const message = `To delete the connection, give its name, ${account.name}; “${confirmName}” is not it.`;
      throw new AppError({ code: 'INVALID', message });
    }
    const stages = await each.stage.findMany({
      where: { awsAccountId: account.id, deletedAt: null },
      select: { name: true, project: { select: { name: true } } },
    });
    if (stages.length > 0) {
      const named = stages.slice(0, 5).map(({ name, project }) => `${project.name} ${name}`);
      const more = stages.length > named.length ? ` and ${stages.length - named.length} more` : '';
      const message = `${account.name} is used by ${named.join(', ')}${more}. Delete these stages first.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    await each.awsAccount.update({
      where: { id: account.id },
      data: { deletedAt: at, takenName: null },
      select: { id: true },
    });
    const details = { accountId: account.accountId ?? '' };
    await recordAudit(each, { teamId, actor, at, action: 'aws-account.delete', subject: account.name, details });
  });
}

async function lockAccount(database: Database, { teamId, awsAccountId }: OfAccount) {
  await database.$queryRaw`SELECT id FROM "AwsAccount" WHERE id = ${awsAccountId} FOR UPDATE`;
  const account = await database.awsAccount.findFirst({ where: { id: awsAccountId, teamId, deletedAt: null } });
  if (account === null) throw new AppError({ code: 'NOT_FOUND', message: 'The AWS account was deleted.' });
  return account;
}

async function refuseTakenName(database: Database, { teamId, name }: { teamId: TeamId; name: string }): Promise<void> {
  const taken = await database.awsAccount.findFirst({ where: { teamId, takenName: name } });
  if (taken === null) return;
  throw new AppError({ code: 'CONFLICT', message: `The team has an AWS account ${name}. Choose another name.` });
}
