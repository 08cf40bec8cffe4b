import { type AppSpec, applyEdits, appSpecSchema } from '@chalice-studio/appspec';
import type { Database } from '../database/prisma';
import { acceptedChangeOf } from './records';

/** A document at a revision. */
export type DocumentState = { revision: number; spec: AppSpec };

/** How many projects' documents are kept in memory. */
const HOT_PROJECTS = 64;

/** Every so many revisions the whole document is stored, so that reading one applies at most as many changes. */
export const SNAPSHOT_EVERY = 100;

/**
 * Documents by project, the present ones of hot projects kept in memory. A kept one counts only for the revision that
 * the database says, so that several processes can share one database.
 */
export class Documents {
  readonly #hot = new Map<string, DocumentState>();

  /** The document at that revision of its project, which the caller has read from the project's row. */
  async at(database: Database, projectId: string, revision: number): Promise<AppSpec> {
    const hot = this.#hot.get(projectId);
    const start =
      hot !== undefined && hot.revision <= revision ? hot : await readSnapshot(database, projectId, revision);
    return replay(database, projectId, start, revision);
  }

  /** After the change is committed: what is kept must never be ahead of the database. */
  keep(projectId: string, state: DocumentState): void {
    const hot = this.#hot.get(projectId);
    if (hot !== undefined && hot.revision > state.revision) return;
    this.#hot.delete(projectId);
    this.#hot.set(projectId, state);
    const [oldest] = this.#hot.keys();
    if (this.#hot.size > HOT_PROJECTS && oldest !== undefined) this.#hot.delete(oldest);
  }

  forget(projectId: string): void {
    this.#hot.delete(projectId);
  }
}

async function readSnapshot(database: Database, projectId: string, revision: number): Promise<DocumentState> {
  const snapshot = await database.snapshot.findFirst({
    where: { projectId, revision: { lte: revision } },
    orderBy: { revision: 'desc' },
  });
  if (snapshot === null) throw new Error(`Project ${projectId} has no snapshot up to revision ${revision}.`);
  return { revision: snapshot.revision, spec: appSpecSchema.parse(snapshot.spec) };
}

async function replay(database: Database, projectId: string, start: DocumentState, revision: number): Promise<AppSpec> {
  if (start.revision === revision) return start.spec;
  const changes = await database.documentChange.findMany({
    where: { projectId, revision: { gt: start.revision, lte: revision } },
    orderBy: { revision: 'asc' },
  });
  let spec = start.spec;
  for (const change of changes) {
    const result = applyEdits(spec, acceptedChangeOf(change).edits);
    if (!result.ok)
      throw new Error(`Change ${change.revision} of project ${projectId} does not fit the one before it.`);
    spec = result.spec;
  }
  return spec;
}
