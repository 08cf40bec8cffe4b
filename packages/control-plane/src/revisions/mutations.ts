import {
  type AppSpec,
  applyEdits,
  type Change,
  codeFirstRefusal,
  describeEdits,
  type Edit,
  type Problem,
  rebaseEdits,
} from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Positions } from '../canvas/schema';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { countsOf } from '../projects/counts';
import { type Documents, SNAPSHOT_EVERY } from './documents';
import { joinsLine, placeOf } from './history';
import { listChangesSince } from './queries';
import { acceptedChangeOf } from './records';
import type { AcceptedChangeRecord } from './schema';
import { refuseLargeSource } from './source-limit';

type OfProject = { teamId: TeamId; projectId: string };
type Submission = OfProject & {
  author: Person;
  change: Change;
  at: Date;
  /** What the history says of it; told from the edits where it is not given. */
  summary?: string;
  /** Of a code-first project: it says what code says, at its very base. Anybody else changes registrations in code. */
  isOfCode?: boolean;
};

export type SubmitResult =
  | { status: 'accepted'; change: AcceptedChangeRecord; missed: AcceptedChangeRecord[]; isRepeated: boolean }
  | { status: 'refused'; problems: Problem[]; missed: AcceptedChangeRecord[] };

/**
 * Orders a change: the project's row is locked, what came since the change's base is rebased over, and it is applied
 * as a whole or not at all. The same clientEditId again answers what it answered first.
 */
export async function submitChange(
  database: RootDatabase,
  documents: Documents,
  submission: Submission,
): Promise<SubmitResult> {
  const { projectId } = submission;
  const outcome = await transaction(database, (each) => order(each, documents, submission));
  if ('spec' in outcome) documents.keep(projectId, { revision: outcome.result.change.revision, spec: outcome.spec });
  return outcome.result;
}

type Outcome = { result: Extract<SubmitResult, { status: 'accepted' }>; spec: AppSpec } | { result: SubmitResult };

async function order(database: Database, documents: Documents, submission: Submission): Promise<Outcome> {
  const { teamId, projectId, change } = submission;
  const revision = await lockRevision(database, submission);
  if (submission.isOfCode === true && change.baseRevision !== revision) {
    throw new AppError({ code: 'CONFLICT', message: 'The document was changed meanwhile. Read its code again.' });
  }
  if (change.baseRevision > revision) {
    const message = `The change is based on revision ${change.baseRevision}, but the document is at ${revision}. Open it again.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  const repeated = await database.documentChange.findUnique({
    where: { projectId_clientEditId: { projectId, clientEditId: change.clientEditId } },
  });
  const upTo = repeated === null ? revision : repeated.revision - 1;
  const missed =
    change.baseRevision < upTo
      ? await listChangesSince(database, { teamId, projectId }, { after: change.baseRevision, upTo })
      : [];
  if (repeated !== null) {
    return { result: { status: 'accepted', change: acceptedChangeOf(repeated), missed, isRepeated: true } };
  }
  const edits = missed.reduce<Edit[]>((mine, theirs) => rebaseEdits(mine, theirs.edits), change.edits);
  const before = await documents.at(database, projectId, revision);
  const applied = applyEdits(before, edits);
  const problems = applied.ok
    ? [...overtaken(edits), ...refusedByCode(before, submission, edits)]
    : [...applied.problems];
  if (!applied.ok || problems.length > 0) return { result: { status: 'refused', problems, missed } };
  refuseLargeSource(applied.spec);
  const summary = submission.summary ?? describeEdits(before, edits);
  const accepted = { revision: revision + 1, edits, summary, spec: applied.spec };
  const stored = await storeChange(database, { ...submission, clientEditId: change.clientEditId, ...accepted });
  await recordAudit(database, {
    ...{ teamId, projectId, actor: submission.author, at: submission.at, action: 'design.change', subject: summary },
    // What it was before and is after is the revision's own story, which the history keeps.
    ...{ subjectId: String(accepted.revision), details: { edits: edits.length } },
    ...{ before: { revision }, after: { revision: accepted.revision } },
  });
  return { result: { status: 'accepted', change: stored, missed, isRepeated: false }, spec: applied.spec };
}

/** The project's present revision; nobody else changes the project until the transaction is over. */
export async function lockRevision(database: Database, { teamId, projectId }: OfProject): Promise<number> {
  const [row] = await database.$queryRaw<{ revision: number }[]>`
    SELECT revision FROM "Project" WHERE id = ${projectId} AND "teamId" = ${teamId} AND "deletedAt" IS NULL FOR UPDATE`;
  if (row === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'The project was deleted.' });
  return row.revision;
}

/** What others removed took this change with it: there is nothing left to do, and no revision for it. */
function overtaken(edits: readonly Edit[]): Problem[] {
  if (edits.length > 0) return [];
  const message = 'Somebody else removed what this would change.';
  return [{ entityId: 'app', path: [], code: 'overtaken', severity: 'error', message }];
}

/** In a code-first project people's code registers things: an edit that says otherwise would not be true. */
function refusedByCode(before: AppSpec, { isOfCode }: Submission, edits: readonly Edit[]): Problem[] {
  const message = isOfCode === true ? undefined : codeFirstRefusal(before, edits);
  if (message === undefined) return [];
  return [{ entityId: 'app', path: [], code: 'code-first', severity: 'error', message }];
}

type NewChange = OfProject & {
  author: Person;
  clientEditId: string;
  revision: number;
  edits: readonly Edit[];
  summary: string;
  spec: AppSpec;
  at: Date;
};

/** Writes a change, its line of the history, and the project's new revision; a snapshot every so often. */
export async function storeChange(database: Database, change: NewChange): Promise<AcceptedChangeRecord> {
  const { projectId, revision, clientEditId, author, at, summary, spec } = change;
  const stored = await database.documentChange.create({
    data: {
      ...{ projectId, revision, clientEditId, at, summary },
      ...{ authorId: author.id, authorName: author.name, edits: [...change.edits] },
    },
  });
  await storeLine(database, change);
  await database.project.update({
    where: { id: projectId, teamId: change.teamId },
    data: { revision, counts: countsOf(spec), description: spec.description, updatedAt: at, updatedById: author.id },
    select: { id: true },
  });
  if (revision === 1 || revision % SNAPSHOT_EVERY === 0)
    await database.snapshot.create({ data: { projectId, revision, spec } });
  return acceptedChangeOf(stored);
}

async function storeLine(database: Database, { projectId, revision, author, edits, summary, at }: NewChange) {
  const place = placeOf(edits);
  const newest =
    place === undefined
      ? null
      : await database.revision.findUnique({
          where: { projectId_lastRevision: { projectId, lastRevision: revision - 1 } },
        });
  if (newest !== null && joinsLine(newest, { authorId: author.id, place, at }) && !(await isNamed(database, newest))) {
    await database.revision.update({
      where: { projectId_firstRevision: { projectId, firstRevision: newest.firstRevision } },
      data: { lastRevision: revision, at },
    });
    return;
  }
  await database.revision.create({
    data: {
      ...{ projectId, firstRevision: revision, lastRevision: revision, at, summary, place: place ?? null },
      ...{ authorId: author.id, authorName: author.name },
    },
  });
}

/** What has a name stays as it was named: typing goes on in a line of its own. */
async function isNamed(
  database: Database,
  { projectId, lastRevision }: { projectId: string; lastRevision: number },
): Promise<boolean> {
  const where = { projectId_revision: { projectId, revision: lastRevision } };
  return (await database.namedRevision.findUnique({ where, select: { revision: true } })) !== null;
}

/** The last one to move a construct wins, one by one: what others moved meanwhile stays where they put it. */
export async function moveConstructs(
  database: Database,
  { teamId, projectId, positions }: OfProject & { positions: Positions },
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "Canvas" ("projectId", positions)
    SELECT id, ${JSON.stringify(positions)}::jsonb FROM "Project" WHERE id = ${projectId} AND "teamId" = ${teamId}
    ON CONFLICT ("projectId") DO UPDATE SET positions = "Canvas".positions || EXCLUDED.positions`;
}
