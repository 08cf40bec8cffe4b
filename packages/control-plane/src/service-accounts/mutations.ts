import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import type { GrantableRole } from '../teams/roles';
import { serviceAccountOf } from './queries';
import type { ServiceAccount } from './schema';

type Act = { teamId: TeamId; actor: Person; at: Date };
type OfAccount = Act & { serviceAccountId: string };

export async function createServiceAccount(
  database: RootDatabase,
  { teamId, name, role, actor, at }: Act & { name: string; role: GrantableRole },
): Promise<ServiceAccount> {
  return transaction(database, async (each) => {
    const taken = await each.serviceAccount.findFirst({ where: { teamId, name, removedAt: null } });
    if (taken !== null) {
      const message = `The team has a service account ${name}. Choose another name, or make it a token.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    const by = { createdAt: at, createdById: actor.id, createdByName: actor.name };
    const stored = await each.serviceAccount.create({ data: { id: createRecordId(), teamId, name, role, ...by } });
    const details = { role };
    await recordAudit(each, { teamId, actor, at, action: 'serviceAccount.create', subject: name, details });
    return serviceAccountOf(stored);
  });
}

export async function setServiceAccountRole(
  database: RootDatabase,
  { teamId, serviceAccountId, role, actor, at }: OfAccount & { role: GrantableRole },
): Promise<void> {
  await transaction(database, async (each) => {
    const account = await getAccount(each, { teamId, serviceAccountId });
    await each.serviceAccount.update({ where: { id: account.id }, data: { role }, select: { id: true } });
    const changed = { before: { role: account.role }, after: { role } };
    await recordAudit(each, { teamId, actor, at, action: 'serviceAccount.role', subject: account.name, ...changed });
  });
}

export async function removeServiceAccount(
  database: RootDatabase,
  { teamId, serviceAccountId, actor, at }: OfAccount,
): Promise<void> {
  await transaction(database, async (each) => {
    const account = await getAccount(each, { teamId, serviceAccountId });
    await each.serviceAccount.update({ where: { id: account.id }, data: { removedAt: at }, select: { id: true } });
    await each.apiToken.updateMany({ where: { serviceAccountId, revokedAt: null }, data: { revokedAt: at } });
    await recordAudit(each, { teamId, actor, at, action: 'serviceAccount.remove', subject: account.name });
  });
}

async function getAccount(
  database: Database,
  { teamId, serviceAccountId }: { teamId: TeamId; serviceAccountId: string },
): Promise<{ id: string; name: string; role: string }> {
  const found = await database.serviceAccount.findFirst({ where: { id: serviceAccountId, teamId, removedAt: null } });
  if (found !== null) return found;
  throw new AppError({ code: 'NOT_FOUND', message: 'The service account was removed. Load the page again.' });
}
