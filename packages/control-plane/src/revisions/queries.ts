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
  { before, limit }: { before: number | undefined; limit: number },
): Promise<{ items: Revision[]; nextCursor?: string }> {
  const lines = await database.revision.findMany({
    where: { projectId, project: { teamId }, ...(before === undefined ? {} : { lastRevision: { lt: before } }) },
    orderBy: { lastRevision: 'desc' },
    take: limit + 1,
  });
  const items = lines.slice(0, limit).map(revisionOf);
  const last = items.at(-1);
  return lines.length > limit && last !== undefined ? { items, nextCursor: String(last.revision) } : { items };
}

/** The document as it was, and the line of the history that the revision belongs to. */
export async function getRevision(
  database: Database,
  documents: Documents,
  { teamId, projectId, revision }: OfProject & { revision: number },
): Promise<{ revision: Revision; spec: AppSpec }> {
  const line = await database.revision.findFirst({
    where: { projectId, project: { teamId }, firstRevision: { lte: revision }, lastRevision: { gte: revision } },
  });
  if (line === null) throw new AppError({ code: 'NOT_FOUND', message: `There is no revision ${revision}.` });
  const spec = await documents.at(database, projectId, revision);
  return { revision: { ...revisionOf(line), revision }, spec };
}
