import { editSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import type { AcceptedChangeRecord, Revision } from './schema';

const storedEdits = z.array(editSchema);

type StoredChange = {
  revision: number;
  clientEditId: string;
  authorId: string;
  authorName: string;
  at: Date;
  summary: string;
  edits: unknown;
};

export function acceptedChangeOf(stored: StoredChange): AcceptedChangeRecord {
  return {
    revision: stored.revision,
    clientEditId: stored.clientEditId,
    at: stored.at.getTime(),
    author: { id: stored.authorId, name: stored.authorName },
    summary: stored.summary,
    edits: storedEdits.parse(stored.edits),
  };
}

type StoredRevision = {
  firstRevision: number;
  lastRevision: number;
  authorId: string;
  authorName: string;
  at: Date;
  summary: string;
};
type StoredName = { name: string; namedAt: Date; namedById: string; namedByName: string };

export function revisionOf(stored: StoredRevision, named: StoredName | undefined): Revision {
  return {
    revision: stored.lastRevision,
    firstRevision: stored.firstRevision,
    at: stored.at.getTime(),
    author: { id: stored.authorId, name: stored.authorName },
    summary: stored.summary,
    named: named === undefined ? null : namedOf(named),
  };
}

function namedOf({ name, namedAt, namedById, namedByName }: StoredName): NonNullable<Revision['named']> {
  return { name, by: { id: namedById, name: namedByName }, at: namedAt.getTime() };
}
