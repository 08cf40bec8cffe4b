import type { Database } from '../database/prisma';

/**
 * What the studio keeps for a time, and for how many days where nobody has said otherwise; null is for ever. Log lines of
 * local stages have their own limits beside these (packages/target-local): whichever comes first.
 */
export const kept = {
  audit: { keepDays: null, words: 'Audit log', least: 30 },
  'deployment-events': { keepDays: 365, words: 'What deployments and stacks said while they ran', least: 1 },
} as const satisfies Record<string, { keepDays: number | null; words: string; least: number }>;

export type KeptSubject = keyof typeof kept;

export const keptSubjects = Object.keys(kept) as [KeptSubject, ...KeptSubject[]];

/** For ever is stored as 0, since a row says that somebody has decided. */
export async function studioKeepDays(database: Database, subject: KeptSubject): Promise<number | null> {
  const rule = await database.retentionRule.findUnique({ where: { subject } });
  if (rule === null) return kept[subject].keepDays;
  return rule.keepDays === 0 ? null : rule.keepDays;
}
