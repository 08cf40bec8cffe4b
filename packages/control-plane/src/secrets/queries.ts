import { z } from 'zod';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import type { Secret } from './schema';
import { placeOfSecret, unseal } from './seal';
import type { SecretKeys } from './secret-keys';

export async function listSecrets(
  database: Database,
  { teamId, stageId }: { teamId: TeamId; stageId: string },
): Promise<Secret[]> {
  const secrets = await database.secret.findMany({
    where: { stageId, removedAt: null, stage: { project: { teamId } } },
    orderBy: { name: 'asc' },
    omit: { sealed: true },
  });
  const running = await runningVersions(database, { teamId, stageId });
  return secrets.map(({ name, version, setAt, setById, setByName }) => ({
    ...{ name, version, setAt: setAt.getTime(), setBy: { id: setById, name: setByName } },
    runs: running[name] ?? null,
  }));
}

const versionsSchema = z.record(z.string(), z.int());

/** Name → version of what runs in the stage. */
async function runningVersions(
  database: Database,
  { teamId, stageId }: { teamId: TeamId; stageId: string },
): Promise<Record<string, number>> {
  const stage = await database.stage.findFirst({
    where: { id: stageId, project: { teamId } },
    select: { deployedId: true },
  });
  if (stage === null || stage.deployedId === null) return {};
  const deployed = await database.deployment.findFirst({
    where: { id: stage.deployedId, stageId },
    select: { secretVersions: true },
  });
  return deployed === null ? {} : versionsSchema.parse(deployed.secretVersions);
}

export async function getSecret(
  database: Database,
  { teamId, stageId, name }: { teamId: TeamId; stageId: string; name: string },
): Promise<Secret> {
  const secret = (await listSecrets(database, { teamId, stageId })).find((each) => each.name === name);
  if (secret === undefined) throw new AppError({ code: 'NOT_FOUND', message: `The stage has no secret ${name}.` });
  return secret;
}

/** Name → version of what a deployment begun now would get. */
export async function currentSecretVersions(database: Database, stageId: string): Promise<Record<string, number>> {
  const secrets = await database.secret.findMany({
    where: { stageId, removedAt: null },
    select: { name: true, version: true },
  });
  return Object.fromEntries(secrets.map(({ name, version }) => [name, version]));
}

/** The values that a deployment pinned, for that deployment alone. A version that is gone is absent. */
export async function readSecrets(
  database: Database,
  { keys, stageId, versions }: { keys: SecretKeys; stageId: string; versions: Readonly<Record<string, number>> },
): Promise<Record<string, string>> {
  const wanted = Object.entries(versions).map(([name, version]) => ({ name, version }));
  if (wanted.length === 0) return {};
  const secrets = await database.secret.findMany({ where: { stageId, OR: wanted } });
  return Object.fromEntries(
    secrets.map(({ name, version, sealed }) => [name, unseal(keys, placeOfSecret({ stageId, name, version }), sealed)]),
  );
}

/**
 * The values of all versions that the stage may run, by a name for each, to keep them out of what is shown; never handed out. One
 * that no key opens is left out: what is unreadable to the studio can still be read in a log.
 */
export async function readableSecrets(
  database: Database,
  { keys, stageId }: { keys: SecretKeys; stageId: string },
): Promise<Record<string, string>> {
  const secrets = await database.secret.findMany({ where: { stageId } });
  return Object.fromEntries(
    secrets.flatMap(({ name, version, sealed }) => {
      try {
        return [[`${name} ${version}`, unseal(keys, placeOfSecret({ stageId, name, version }), sealed)]];
      } catch (error) {
        if (error instanceof AppError) return [];
        throw error;
      }
    }),
  );
}
