import { editSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import { type CanvasChange, isNothing, noChange } from './canvas-content';
import type { PendingChange } from './pending-changes';

const noteSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  color: z.enum(['yellow', 'green', 'blue', 'pink', 'grey']),
  text: z.string(),
});

const canvasSchema = z.object({
  positions: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
  notes: z.record(z.string(), noteSchema.partial().nullable()),
});

const recordSchema = z.object({
  /** The revision that the changes were made on. */
  revision: z.int(),
  pending: z.array(z.object({ clientEditId: z.string(), edits: z.array(editSchema) })),
  canvas: canvasSchema.optional(),
  seenAt: z.number(),
  isReleased: z.boolean(),
});

export type KeptChanges = { revision: number; pending: readonly PendingChange[] };

/** What an earlier page left. `remove`: it is taken over, or of no use any more. */
export type LeftChanges = KeptChanges & { canvas: CanvasChange; remove(): void };

/** Keeps what is not saved yet over a reload, a crash, or a day offline; one record a page. */
export interface PendingStorage {
  /** False when the browser has no room: what is pending then lives only as long as the page. */
  keep(changes: KeptChanges): boolean;
  /** Places and notes that are not saved yet. */
  keepCanvas(change: CanvasChange): void;
  /** The page goes away: the next one may take the record over at once. */
  release(): void;
  /** Records of this project whose page is gone, oldest first. */
  adopt(): LeftChanges[];
}

/** A page that has not touched its record for so long has crashed. */
const STALE_MS = 15_000;

/** In localStorage. Two pages that adopt one record send the same change ids, which the server takes once. */
export function createPendingStorage(options: {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  projectId: string;
  clientId: string;
  now: () => number;
}): PendingStorage {
  const { storage, now } = options;
  const prefix = `chalice-studio:pending:${options.projectId}:`;
  const own = prefix + options.clientId;
  let last: KeptChanges = { revision: 0, pending: [] };
  let canvas = noChange;

  const write = (isReleased: boolean): boolean => {
    if (last.pending.length === 0 && isNothing(canvas)) storage.removeItem(own);
    else return canStore(() => storage.setItem(own, JSON.stringify({ ...last, canvas, seenAt: now(), isReleased })));
    return true;
  };

  return {
    keep(changes) {
      last = changes;
      return write(false);
    },
    keepCanvas(change) {
      canvas = change;
      write(false);
    },
    release() {
      write(true);
    },
    adopt() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
        (key) => key?.startsWith(prefix) && key !== own,
      );
      const records = keys.flatMap((key) => {
        const record = readRecord(storage.getItem(key ?? ''));
        if (record !== undefined && !record.isReleased && now() - record.seenAt < STALE_MS) return [];
        const remove = () => storage.removeItem(key ?? '');
        if (record === undefined) remove();
        return record === undefined ? [] : [{ ...record, canvas: record.canvas ?? noChange, remove }];
      });
      return records.sort((a, b) => a.seenAt - b.seenAt);
    },
  };
}

function canStore(store: () => void): boolean {
  try {
    store();
    return true;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'QuotaExceededError') return false;
    throw cause;
  }
}

/** What another version of this page wrote may not fit: such a record is dropped. */
function readRecord(text: string | null): z.infer<typeof recordSchema> | undefined {
  if (text === null) return undefined;
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
