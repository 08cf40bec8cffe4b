import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { getCanvas } from './queries';
import { type ChangedNotes, type NoteChanges, type Notes, noteSchema } from './schema';

type OfProject = { teamId: TeamId; projectId: string };

const MOST_NOTES = 500;

/**
 * Changes notes field by field under a lock of the canvas, so that one person can move a note while another types in
 * it. Answers with the notes as they are now.
 */
export function annotate(
  database: RootDatabase,
  { changes, actor, at, ...project }: OfProject & { changes: NoteChanges; actor: Person; at: Date },
): Promise<ChangedNotes> {
  return transaction(database, async (each) => {
    await lockCanvas(each, project);
    const { notes } = await getCanvas(each, project);
    const changed = changedNotes(notes, changes);
    const next = withChanges(notes, changed);
    if (Object.keys(next).length > MOST_NOTES) {
      throw new AppError({ code: 'TOO_LARGE', message: `A canvas holds at most ${MOST_NOTES} notes. Remove some.` });
    }
    await each.canvas.update({
      where: { projectId: project.projectId, project: { teamId: project.teamId } },
      data: { notes: next },
    });
    const details = { notes: Object.keys(changed).length };
    await recordAudit(each, { ...project, actor, at, action: 'canvas.annotate', subject: 'Notes', details });
    return changed;
  });
}

/** A change of some fields of a note that is gone brings nothing back: only a whole note does. */
function changedNotes(notes: Notes, changes: NoteChanges): ChangedNotes {
  return Object.fromEntries(
    Object.entries(changes).map(([id, change]) => [
      id,
      change === null ? null : (noteSchema.safeParse({ ...notes[id], ...change }).data ?? null),
    ]),
  );
}

function withChanges(notes: Notes, changed: ChangedNotes): Notes {
  const all = Object.entries({ ...notes, ...changed });
  return Object.fromEntries(all.flatMap(([id, note]) => (note === null ? [] : [[id, note]])));
}

async function lockCanvas(database: Database, { teamId, projectId }: OfProject): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "Canvas" ("projectId", positions)
    SELECT id, '{}'::jsonb FROM "Project" WHERE id = ${projectId} AND "teamId" = ${teamId}
    ON CONFLICT ("projectId") DO NOTHING`;
  await database.$queryRaw`SELECT 1 AS locked FROM "Canvas" WHERE "projectId" = ${projectId} FOR UPDATE`;
}
