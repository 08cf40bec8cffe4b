import { z } from 'zod';
import { requestDraftSchema } from './request-draft';

const MAX_ENTRIES = 50;
/** Files of more than this are not kept: a browser gives a site about 5 MB for everything. */
const MAX_KEPT_CHARACTERS = 40_000;

const entrySchema = z.object({
  id: z.string(),
  at: z.number(),
  routeId: z.string().optional(),
  draft: requestDraftSchema,
  statusCode: z.int().optional(),
  durationMs: z.number().optional(),
});
export type HistoryEntry = z.infer<typeof entrySchema>;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** What was sent from this browser, newest first; anything that is not what we wrote counts as nothing. */
export function readHistory(storage: Storage, projectId: string): HistoryEntry[] {
  const stored = parsed(storage.getItem(keyOf(projectId)));
  const entries = z.array(z.unknown()).safeParse(stored);
  if (!entries.success) return [];
  return entries.data.flatMap((entry) => {
    const read = entrySchema.safeParse(entry);
    return read.success ? [read.data] : [];
  });
}

/** Puts an entry in front and answers the list as it is kept. Secrets in headers stay in this browser only. */
export function addToHistory(storage: Storage, projectId: string, entry: HistoryEntry): HistoryEntry[] {
  const kept = { ...entry, draft: { ...entry.draft, body: keptBody(entry.draft.body) } };
  const entries = [kept, ...readHistory(storage, projectId)].slice(0, MAX_ENTRIES);
  try {
    storage.setItem(keyOf(projectId), JSON.stringify(entries));
  } catch {
    // The browser's room is used up: the newest few are worth more than none.
    storage.setItem(keyOf(projectId), JSON.stringify(entries.slice(0, 5)));
  }
  return entries;
}

export function clearHistory(storage: Storage, projectId: string): void {
  storage.setItem(keyOf(projectId), '[]');
}

function keyOf(projectId: string): string {
  return `request-history:${projectId}`;
}

function keptBody(body: HistoryEntry['draft']['body']): HistoryEntry['draft']['body'] {
  const size = body.type === 'file' ? body.base64.length : body.type === 'text' ? body.text.length : 0;
  return size > MAX_KEPT_CHARACTERS ? { type: 'none' } : body;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}
