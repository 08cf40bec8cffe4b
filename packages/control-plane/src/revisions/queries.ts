import type { AppSpec } from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { getCanvas } from '../canvas/queries';
import type { Notes, Positions } from '../canvas/schema';
import type { Database } from '../database/prisma';
import type { DocumentState, Documents } from './documents';
import { acceptedChangeOf, revisionOf } from './records';
import type { AcceptedChangeRecord, Revision } from './schema';

type OfProject = { teamId: TeamId; projectId: string };

/** How many changes a page may have missed before it is told to read the document again. */
const MOST_MISSED = 2000;

export async function getDocument(
  database: Database,
  documents: Documents,
  { teamId, projectId }: OfProject,
): Promise<DocumentState & { positions: Positions; notes: Notes }> {
  const project = await database.project.findFirst({
    where: { id: projectId, teamId },
    select: { revision: true },
  });
  if (project === null) throw new AppError({ code: 'NOT_FOUND', message: 'The project was deleted.' });
  const spec = await documents.at(database, projectId, project.revision);
  documents.keep(projectId, { revision: project.revision, spec });
  const canvas = await getCanvas(database, { teamId, projectId });
  return { spec, revision: project.revision, ...canvas };
}

export async function listChangesSince(
  database: Database,
  { teamId, projectId }: OfProject,
  range: { after: number; upTo?: number },
): Promise<AcceptedChangeRecord[]> {
  const changes = await database.documentChange.findMany({
    where: {
      projectId,
      project: { teamId },
      revision: { gt: range.after, ...(range.upTo === undefined ? {} : { lte: range.upTo }) },
    },
    orderBy: { revision: 'asc' },
    take: MOST_MISSED + 1,
  });
  if (changes.length > MOST_MISSED) {
    const message = `More than ${MOST_MISSED} changes were made since revision ${range.after}. Open the document again.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  return changes.map(acceptedChangeOf);
}

export async function listRevisions(
  database: Database,
  { teamId, projectId }: OfProject,
  { before, limit, filter }: { before: number | undefined; limit: number; filter: 'named' | undefined },
): Promise<{ items: Revision[]; nextCursor?: string }> {
  const older = before === undefined ? {} : { lt: before };
  const wanted = filter === 'named' ? { in: await namedRevisions(database, projectId, { older, limit }) } : older;
  const lines = await database.revision.findMany({
    where: { projectId, project: { teamId }, lastRevision: wanted },
    orderBy: { lastRevision: 'desc' },
    take: limit + 1,
  });
  const shown = lines.slice(0, limit);
  const names = await database.namedRevision.findMany({
    where: { projectId, revision: { in: shown.map((line) => line.lastRevision) } },
  });
  const nameOf = new Map(names.map((each) => [each.revision, each]));
  const items = shown.map((line) => revisionOf(line, nameOf.get(line.lastRevision)));
  const last = items.at(-1);
  return lines.length > limit && last !== undefined ? { items, nextCursor: String(last.revision) } : { items };
}

/** Each revision with a name, and the document as it was then: what is taken along when a team leaves. */
export async function namedVersions(
  database: Database,
  documents: Documents,
  { teamId, projectId }: OfProject,
): Promise<(Revision & { spec: AppSpec })[]> {
  const names = await database.namedRevision.findMany({
    where: { projectId, project: { teamId } },
    orderBy: { revision: 'asc' },
  });
  const versions: (Revision & { spec: AppSpec })[] = [];
  for (const { revision } of names) {
    const version = await getRevision(database, documents, { teamId, projectId, revision });
    versions.push({ ...version.revision, spec: version.spec });
  }
  return versions;
}

async function namedRevisions(
  database: Database,
  projectId: string,
  { older, limit }: { older: { lt?: number }; limit: number },
): Promise<number[]> {
  const named = await database.namedRevision.findMany({
    where: { projectId, revision: older },
    select: { revision: true },
    orderBy: { revision: 'desc' },
    take: limit + 1,
  });
  return named.map(({ revision }) => revision);
}

/** The document as it was, and the line of the history that the revision belongs to. */
export async function getRevision(
  database: Database,
  documents: Documents,
  ofRevision: OfProject & { revision: number },
): Promise<{ revision: Revision; spec: AppSpec }> {
  const revision = await tellRevision(database, ofRevision);
  return { revision, spec: await documents.at(database, ofRevision.projectId, ofRevision.revision) };
}

/** What the history says of a revision, which may lie within a line of it. */
export async function tellRevision(
  database: Database,
  { teamId, projectId, revision }: OfProject & { revision: number },
): Promise<Revision> {
  const line = await database.revision.findFirst({
    where: { projectId, project: { teamId }, firstRevision: { lte: revision }, lastRevision: { gte: revision } },
  });
  if (line === null) throw new AppError({ code: 'NOT_FOUND', message: `There is no revision ${revision}.` });
  const named = await database.namedRevision.findUnique({ where: { projectId_revision: { projectId, revision } } });
  return { ...revisionOf(line, named ?? undefined), revision };
}
