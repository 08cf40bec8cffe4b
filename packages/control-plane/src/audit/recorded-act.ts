import type { RootDatabase } from '../database/prisma';
import { type AuditEvent, recordAudit } from './record-audit';

/**
 * Does what is done outside of the database: its entry comes first, so that there is no act without one, and where the
 * act fails a second one says so.
 */
export async function recordedAct<Result>(
  database: RootDatabase,
  event: AuditEvent,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  await recordAudit(database, event);
  try {
    return await act();
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    await recordAudit(database, { ...event, at: new Date(), details: { ...event.details, failed } });
    throw error;
  }
}
