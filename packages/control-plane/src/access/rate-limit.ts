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
    RETURNING count`;
  const [counted] = z.array(z.object({ count: z.int() })).parse(rows);
  if (counted === undefined || counted.count <= most) return;
  const wait =
    windowSeconds < 120 ? 'a minute' : windowSeconds < 7200 ? `${Math.ceil(windowSeconds / 60)} minutes` : 'a day';
  throw new AppError({ code: 'RATE_LIMITED', message: `Too many attempts. Wait ${wait} and try again.` });
}
