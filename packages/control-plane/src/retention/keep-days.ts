import type { Database } from '../database/prisma';
import { type KeptSubject, kept } from './rules';

/** For ever is stored as 0, since a row says that somebody has decided. */
export async function studioKeepDays(database: Database, subject: KeptSubject): Promise<number | null> {
  const rule = await database.retentionRule.findUnique({ where: { subject } });
  if (rule === null) return kept[subject].keepDays;
  return rule.keepDays === 0 ? null : rule.keepDays;
}
