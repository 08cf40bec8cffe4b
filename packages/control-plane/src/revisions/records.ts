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

type StoredRevision = { lastRevision: number; authorId: string; authorName: string; at: Date; summary: string };

export function revisionOf(stored: StoredRevision): Revision {
  return {
    revision: stored.lastRevision,
    at: stored.at.getTime(),
    author: { id: stored.authorId, name: stored.authorName },
    summary: stored.summary,
  };
}
