import { z } from 'zod';
import type { Database } from '../database/prisma';
import type { RetentionRun as Row } from '../generated/prisma/client';
import { studioKeepDays } from './keep-days';
import { LONGEST_RUN_MS } from './options';
import { fixed, kept, keptSubjects } from './rules';
import type { Retention, RetentionRun } from './schema';

const RUNS = 14;

export async function getRetention(database: Database, at: Date): Promise<Retention> {
  const rules = [];
  for (const subject of keptSubjects) {
    const { words, least } = kept[subject];
    rules.push({ subject, words, least, keepDays: await studioKeepDays(database, subject) });
  }
  const runs = await database.retentionRun.findMany({ orderBy: { startedAt: 'desc' }, take: RUNS });
  return { rules, fixed: [...fixed], runs: runs.map((run) => runOf(run, at)) };
}

const removedSchema = z.record(z.string(), z.int());

function runOf({ id, startedAt, finishedAt, removed, failure }: Row, at: Date): RetentionRun {
  const isLate = at.getTime() - startedAt.getTime() > LONGEST_RUN_MS;
  const unfinished = isLate ? 'interrupted' : 'running';
  return {
    ...{ id, failure, startedAt: startedAt.getTime(), finishedAt: finishedAt?.getTime() ?? null },
    state: finishedAt === null ? unfinished : failure === null ? 'succeeded' : 'failed',
    removed: removedSchema.parse(removed),
  };
}
