import type { BlobStore } from '../blobs/blob-store';
import type { RootDatabase } from '../database/prisma';

export type RetentionOptions = { database: RootDatabase; blobs: BlobStore; now: () => Date };

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A run that began so long ago is not going on any more: its process ended. */
export const LONGEST_RUN_MS = 60 * 60_000;
