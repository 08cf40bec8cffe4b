import { z } from 'zod';
import { procedure, recordId } from '../contract/base';

/** Where constructs stand on the canvas; kept apart from the document, the last one to move a construct wins. */
export const positionsSchema = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));
export type Positions = z.infer<typeof positionsSchema>;

/** The colours of notes; each has its tones in both themes. */
export const noteColors = ['yellow', 'green', 'blue', 'pink', 'grey'] as const;
export type NoteColor = (typeof noteColors)[number];

const place = z.number().min(-1_000_000).max(1_000_000);
const length = z.number().min(40).max(4000);

/** Text on the canvas that explains the design and is no part of it; a little Markdown is drawn as such. */
export const noteSchema = z.object({
  x: place,
  y: place,
  width: length,
  height: length,
  color: z.enum(noteColors),
  text: z.string().max(20_000),
});
export type Note = z.infer<typeof noteSchema>;

const noteId = z.string().regex(/^note_[a-z0-9]{1,32}$/, 'not the id of a note');

export const notesSchema = z.record(noteId, noteSchema);
export type Notes = z.infer<typeof notesSchema>;

/** Changed fields by note, the last one wins field by field; null removes a note. */
export const noteChangesSchema = z.record(noteId, noteSchema.partial().nullable());
export type NoteChanges = z.infer<typeof noteChangesSchema>;

/** Notes as they are after a change; null: it is gone. */
export const changedNotesSchema = z.record(noteId, noteSchema.nullable());
export type ChangedNotes = z.infer<typeof changedNotesSchema>;

const byProject = z.object({ projectId: recordId });

export const canvasContract = {
  /** Where everything stands, and the notes: read again by a page that may have missed a message. */
  get: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/canvas', tags: ['Document'] })
    .input(byProject)
    .output(z.object({ positions: positionsSchema, notes: notesSchema })),
  /** Writes, changes and removes notes. What somebody else removed meanwhile is answered with null. */
  annotate: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/notes', tags: ['Document'] })
    .input(byProject.extend({ clientId: z.string(), notes: noteChangesSchema }))
    .output(z.object({ notes: changedNotesSchema })),
};
