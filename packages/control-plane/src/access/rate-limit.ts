import { z } from 'zod';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { createRecordId } from '../record-id';

export type Limit = { most: number; windowSeconds: number };

/**
 * Counts an attempt, and refuses it when there were too many in the window that the first one began. In the database:
 * several processes share the count. Housekeeping removes what is old.
 */
export async function countAttempt(
  database: Database,
  key: string,
  { most, windowSeconds }: Limit,
  now = Date.now(),
): Promise<void> {
  const began = BigInt(now - windowSeconds * 1000);
  const rows = await database.$queryRaw`
    INSERT INTO "RateLimit" AS r (id, key, count, "lastRequest")
    VALUES (${createRecordId()}, ${`studio:${key}`}, 1, ${BigInt(now)})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r."lastRequest" <= ${began} THEN 1 ELSE r.count + 1 END,
      "lastRequest" = CASE WHEN r."lastRequest" <= ${began} THEN ${BigInt(now)} ELSE r."lastRequest" END
    RETURNING count, "lastRequest"`;
  const [counted] = z.array(z.object({ count: z.int(), lastRequest: z.coerce.number() })).parse(rows);
  if (counted === undefined || counted.count <= most) return;
  throw tooMany(Math.ceil((counted.lastRequest + windowSeconds * 1000 - now) / 1000));
}

/** Forgets the attempts: whoever has shown that they know the secret did not guess. */
export async function clearAttempts(database: Database, key: string): Promise<void> {
  await database.rateLimit.deleteMany({ where: { key: `studio:${key}` } });
}

/** Takes one attempt back. */
export async function uncountAttempt(database: Database, key: string): Promise<void> {
  await database.rateLimit.updateMany({
    where: { key: `studio:${key}`, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}

function tooMany(seconds: number): AppError {
  const retryAfterSeconds = Math.max(1, seconds);
  const message = `Too many attempts. Try again in ${spanOf(retryAfterSeconds)}.`;
  return new AppError({ code: 'RATE_LIMITED', message, retryAfterSeconds });
}

function spanOf(seconds: number): string {
  if (seconds <= 90) return seconds <= 60 ? 'a minute' : 'two minutes';
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 90) return `${minutes} minutes`;
  return `${Math.ceil(minutes / 60)} hours`;
}
