import { stageConfigSchema } from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { finalStatuses } from '../deployments/status';
import { placeOfSecret, seal } from './seal';
import type { SecretKeys } from './secret-keys';

type OfSecret = { teamId: TeamId; projectId: string; stageId: string; name: string; actor: Person; at: Date };

/** A new version of the secret; the stage's settings name it from now on. */
export async function setSecret(
  database: RootDatabase,
  secret: OfSecret & { keys: SecretKeys; value: string },
): Promise<void> {
  const { teamId, projectId, stageId, name, keys, value, actor, at } = secret;
  await transaction(database, async (each) => {
    const stage = await lockStage(each, secret);
    const newest = await each.secret.findFirst({ where: { stageId, name }, orderBy: { version: 'desc' } });
    const version = (newest?.version ?? 0) + 1;
    await each.secret.updateMany({ where: { stageId, name, removedAt: null }, data: { removedAt: at } });
    const sealed = new Uint8Array(seal(keys, placeOfSecret({ stageId, name, version }), value));
    await each.secret.create({
      data: { stageId, name, version, sealed, setAt: at, setById: actor.id, setByName: actor.name },
      select: { version: true },
    });
    await nameSecrets(each, secret, (names) => [...new Set([...names, name])]);
    await purge(each, stageId);
    const details = { name, version };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'secret.set', subject: stage.name, details });
  });
}

export async function deleteSecret(database: RootDatabase, secret: OfSecret): Promise<void> {
  const { teamId, projectId, stageId, name, actor, at } = secret;
  await transaction(database, async (each) => {
    const stage = await lockStage(each, secret);
    const { count } = await each.secret.updateMany({
      where: { stageId, name, removedAt: null },
      data: { removedAt: at },
    });
    if (count === 0) throw new AppError({ code: 'NOT_FOUND', message: `The stage has no secret ${name}.` });
    await nameSecrets(each, secret, (names) => names.filter((each) => each !== name));
    await purge(each, stageId);
    const details = { name };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'secret.delete', subject: stage.name, details });
  });
}

async function lockStage(database: Database, { teamId, stageId }: OfSecret): Promise<{ name: string }> {
  await database.$queryRaw`SELECT id FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
  const stage = await database.stage.findFirst({ where: { id: stageId, deletedAt: null, project: { teamId } } });
  if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
  return stage;
}

/** The stage's configuration holds the names; it is a revision of the stage when they change. */
async function nameSecrets(
  database: Database,
  { stageId, actor, at }: OfSecret,
  change: (names: readonly string[]) => string[],
): Promise<void> {
  const stage = await database.stage.findUniqueOrThrow({ where: { id: stageId } });
  const config = stageConfigSchema.parse(stage.config);
  const secrets = change(config.secrets);
  if (secrets.length === config.secrets.length) return;
  const revision = stage.revision + 1;
  const next = { ...config, secrets };
  const edits = [{ path: ['secrets'], value: secrets }];
  await database.stage.update({ where: { id: stageId }, data: { config: next, revision }, select: { id: true } });
  await database.stageRevision.create({ data: { stageId, revision, authorId: actor.id, at, config: next, edits } });
}

/** Values that no deployment under way has pinned any more leave the database. */
async function purge(database: Database, stageId: string): Promise<void> {
  const underWay = await database.deployment.count({ where: { stageId, status: { notIn: [...finalStatuses] } } });
  if (underWay === 0) await database.secret.deleteMany({ where: { stageId, removedAt: { not: null } } });
}
