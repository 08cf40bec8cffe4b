import { transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { keepHouse } from '../studio/housekeeping';
import { expireAudit } from './expire-audit';
import { expireDeploymentEvents } from './expire-deployment-events';
import { DAY_MS, HOUR_MS, LONGEST_RUN_MS, type RetentionOptions } from './options';

/** A run that failed is tried again after this. */
const AGAIN_MS = HOUR_MS;

type Step = (options: RetentionOptions) => Promise<Record<string, number>>;

const steps: Readonly<Record<string, Step>> = {
  'What nobody can reach': keepHouse,
  'Audit log': expireAudit,
  'What deployments said': expireDeploymentEvents,
};

/**
 * Removes what is older than it may be, once a day whichever process comes first, and leaves a row as the proof: what it
 * removed, or why it failed. A step that fails keeps no other from running.
 */
export async function runRetention(options: RetentionOptions): Promise<void> {
  const id = await claimRun(options);
  if (id === undefined) return;
  const removed: Record<string, number> = {};
  const failures: string[] = [];
  for (const [title, step] of Object.entries(steps)) {
    try {
      Object.assign(removed, await step(options));
    } catch (error) {
      console.error(`[retention] ${title}`, error);
      failures.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const failure = failures.length === 0 ? null : failures.join('\n');
  const data = { finishedAt: options.now(), removed, failure };
  await options.database.retentionRun.update({ where: { id }, data });
}

/** Of several processes one gets it; undefined when nothing is due. */
function claimRun({ database, now }: RetentionOptions): Promise<string | undefined> {
  return transaction(database, async (each) => {
    await each.$executeRaw`LOCK TABLE "RetentionRun" IN SHARE ROW EXCLUSIVE MODE`;
    const startedAt = now();
    const since = (milliseconds: number) => ({ gt: new Date(startedAt.getTime() - milliseconds) });
    const recent = await each.retentionRun.findFirst({
      where: {
        OR: [
          { startedAt: since(DAY_MS - HOUR_MS), finishedAt: { not: null }, failure: null },
          { startedAt: since(LONGEST_RUN_MS), finishedAt: null },
          { startedAt: since(AGAIN_MS), failure: { not: null } },
        ],
      },
    });
    if (recent !== null) return undefined;
    const id = createRecordId();
    await each.retentionRun.create({ data: { id, startedAt, removed: {} } });
    // The proof is kept for a year.
    await each.retentionRun.deleteMany({ where: { startedAt: { lt: new Date(startedAt.getTime() - 365 * DAY_MS) } } });
    return id;
  });
}

/** Looks every hour whether a run is due, at first a minute after the start; answers how to stop. */
export function startRetention(options: RetentionOptions): () => void {
  const run = () => {
    runRetention(options).catch((error: unknown) => console.error('[retention]', error));
  };
  const first = setTimeout(run, 60_000);
  const timer = setInterval(run, HOUR_MS);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
