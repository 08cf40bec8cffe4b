import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { lockRevision } from './mutations';
import { tellRevision } from './queries';
import type { Revision } from './schema';

type OfRevision = { teamId: TeamId; projectId: string; revision: number };
type Act = OfRevision & { actor: Person; at: Date };

/** Gives a revision a name, or another one. It becomes the end of its line of the history, so that the list shows it. */
export function setRevisionName(
  database: RootDatabase,
  { name, actor, at, ...ofRevision }: Act & { name: string },
): Promise<Revision> {
  const { teamId, projectId, revision } = ofRevision;
  return transaction(database, async (each) => {
    await lockRevision(each, ofRevision);
    const before = await tellRevision(each, ofRevision);
    if (before.named?.name === name) return before;
    await refuseTakenName(each, { projectId, name });
    await endLineAt(each, ofRevision);
    const named = { name, namedAt: at, namedById: actor.id, namedByName: actor.name };
    await each.namedRevision.upsert({
      where: { projectId_revision: { projectId, revision } },
      create: { projectId, revision, ...named },
      update: named,
    });
    await recordAudit(each, {
      ...{ teamId, projectId, actor, at, action: 'revision.name', subject: name, subjectId: String(revision) },
      ...{ before: { name: before.named?.name ?? null }, after: { name } },
    });
    return tellRevision(each, ofRevision);
  });
}

export function removeRevisionName(database: RootDatabase, { actor, at, ...ofRevision }: Act): Promise<Revision> {
  const { teamId, projectId, revision } = ofRevision;
  return transaction(database, async (each) => {
    await lockRevision(each, ofRevision);
    const { named } = await tellRevision(each, ofRevision);
    if (named === null) throw new AppError({ code: 'NOT_FOUND', message: `Revision ${revision} has no name.` });
    await each.namedRevision.delete({ where: { projectId_revision: { projectId, revision } } });
    await recordAudit(each, {
      ...{ teamId, projectId, actor, at, action: 'revision.unname', subject: named.name, subjectId: String(revision) },
      ...{ before: { name: named.name }, after: { name: null } },
    });
    return tellRevision(each, ofRevision);
  });
}

async function refuseTakenName(
  database: Database,
  { projectId, name }: { projectId: string; name: string },
): Promise<void> {
  const taken = await database.namedRevision.findUnique({ where: { projectId_name: { projectId, name } } });
  if (taken === null) return;
  const message = `Revision ${taken.revision} is called “${name}”. Choose another name, or take it from that one first.`;
  throw new AppError({ code: 'CONFLICT', message });
}

/** Parts a run of typing behind the revision, where that is in the middle of one. */
async function endLineAt(database: Database, { projectId, revision }: OfRevision): Promise<void> {
  const line = await database.revision.findFirstOrThrow({
    where: { projectId, firstRevision: { lte: revision }, lastRevision: { gte: revision } },
  });
  if (line.lastRevision === revision) return;
  const { at } = await database.documentChange.findUniqueOrThrow({
    where: { projectId_revision: { projectId, revision } },
    select: { at: true },
  });
  await database.revision.update({
    where: { projectId_firstRevision: { projectId, firstRevision: line.firstRevision } },
    data: { lastRevision: revision, at },
  });
  await database.revision.create({ data: { ...line, firstRevision: revision + 1 } });
}
