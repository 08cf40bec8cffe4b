import { z } from 'zod';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import type { AuditEntry, Prisma } from '../generated/prisma/client';
import { studioKeepDays } from '../retention/keep-days';
import { GENESIS } from './link';
import { type AuditChain, type AuditChoices, type AuditRecord, auditEntrySchema } from './schema';

/** A team's entries, or those of one project of it. */
export type AuditPlace = { teamId: TeamId; projectId?: string | undefined };

export type AuditFilter = {
  actorId?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

export function whereOf({ teamId, projectId }: AuditPlace, filter: AuditFilter): Prisma.AuditEntryWhereInput {
  const { actorId, action, subject, from, to } = filter;
  return {
    teamId,
    sequence: { not: null },
    ...(projectId === undefined ? {} : { projectId }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(action === undefined ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] }),
    ...(subject === undefined ? {} : { subject: { contains: subject, mode: 'insensitive' } }),
    ...(from === undefined && to === undefined
      ? {}
      : {
          at: {
            ...(from === undefined ? {} : { gte: new Date(from) }),
            ...(to === undefined ? {} : { lt: new Date(to) }),
          },
        }),
  };
}

type Page = { cursor: string | undefined; limit: number };

/** The newest first. */
export async function listAuditEntries(
  database: Database,
  place: AuditPlace,
  { cursor, limit, ...filter }: AuditFilter & Page,
): Promise<{ items: AuditRecord[]; nextCursor?: string }> {
  const before = cursor === undefined ? undefined : Number(cursor);
  if (Number.isNaN(before)) throw new AppError({ code: 'INVALID', message: 'The cursor is not one of this list.' });
  const entries = await database.auditEntry.findMany({
    where: { AND: [whereOf(place, filter), before === undefined ? {} : { sequence: { lt: before } }] },
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  });
  const items = await recordsOf(database, entries.slice(0, limit));
  const last = items.at(-1);
  return entries.length > limit && last !== undefined ? { items, nextCursor: String(last.sequence) } : { items };
}

async function recordsOf(database: Database, entries: readonly AuditEntry[]): Promise<AuditRecord[]> {
  const ids = [...new Set(entries.flatMap(({ projectId }) => projectId ?? []))];
  const projects = await namesOf(database, ids);
  return entries.map(({ actorKind, actorId, actorName, projectId, at, ...entry }) =>
    auditEntrySchema.parse({
      ...entry,
      at: at.getTime(),
      actor: { kind: actorKind, id: actorId, name: actorName },
      project: projectId === null ? null : (projects.get(projectId) ?? { id: projectId, name: '', isThere: false }),
    }),
  );
}

async function namesOf(database: Database, ids: string[]) {
  const found = await database.project.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, deletedAt: true },
  });
  return new Map(found.map(({ id, name, deletedAt }) => [id, { id, name, isThere: deletedAt === null }]));
}

const actorRow = z.object({ id: z.string(), name: z.string() });

/** Whoever and whatever there are entries of. Somebody who was renamed has their last name. */
export async function listAuditChoices(database: Database, { teamId, projectId }: AuditPlace): Promise<AuditChoices> {
  const place = { teamId, ...(projectId === undefined ? {} : { projectId }) };
  const actors = await database.$queryRaw`
    SELECT DISTINCT ON ("actorId") "actorId" AS id, "actorName" AS name FROM "AuditEntry"
    WHERE "teamId" = ${teamId} AND (${projectId ?? null}::text IS NULL OR "projectId" = ${projectId ?? null})
    ORDER BY "actorId", sequence DESC`;
  const actions = await database.auditEntry.findMany({ where: place, distinct: ['action'], select: { action: true } });
  const used = await database.auditEntry.findMany({
    where: place,
    distinct: ['projectId'],
    select: { projectId: true },
  });
  const projects = await namesOf(
    database,
    used.flatMap((each) => each.projectId ?? []),
  );
  return {
    actors: z.array(actorRow).parse(actors).sort(byName),
    actions: actions.map(({ action }) => action).sort(),
    projects: [...projects.values()].map(({ id, name }) => ({ id, name })).sort(byName),
  };
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name);
}

export async function getAuditChain(database: Database, teamId: TeamId): Promise<AuditChain> {
  const chain = await database.auditChain.findUnique({ where: { id: teamId } });
  return {
    sequence: chain?.sequence ?? 0,
    hash: chain?.hash ?? GENESIS,
    anchorSequence: chain?.anchorSequence ?? 0,
    keepDays: chain?.keepDays ?? null,
    studioKeepDays: await studioKeepDays(database, 'audit'),
  };
}
