import type { CapturePolicy } from '@chalice-studio/control-plane/privacy';
import { z } from 'zod';
import { keptDraft } from './kept-draft';
import { requestDraftSchema } from './request-draft';

const MAX_ENTRIES = 50;

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

/**
 * What was sent from this browser, newest first, as the project's policy lets it be kept. What stands there from a time
 * when more was kept is cut down in the storage itself; anything that is not what we wrote counts as nothing.
 */
export function readHistory(storage: Storage, projectId: string, policy: CapturePolicy): HistoryEntry[] {
  const stored = storage.getItem(keyOf(projectId));
  const found = z.array(z.unknown()).safeParse(parsed(stored));
  const entries = (found.data ?? []).flatMap((entry) => {
    const read = entrySchema.safeParse(entry);
    return read.success ? [{ ...read.data, draft: keptDraft(read.data.draft, policy) }] : [];
  });
  const text = JSON.stringify(entries);
  if (stored !== null && stored !== text) storage.setItem(keyOf(projectId), text);
  return entries;
}

/** Puts an entry in front and answers the list as it is kept. */
export function addToHistory(
  storage: Storage,
  projectId: string,
  { entry, policy }: { entry: HistoryEntry; policy: CapturePolicy },
): HistoryEntry[] {
  const kept = { ...entry, draft: keptDraft(entry.draft, policy) };
  const entries = [kept, ...readHistory(storage, projectId, policy)].slice(0, MAX_ENTRIES);
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

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}
