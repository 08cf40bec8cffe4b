import type { TeamId } from '../access/scope';
import type { Person } from '../contract/base';
import type { Database } from '../database/prisma';
import { createRecordId } from '../record-id';

export type AuditEvent = {
  teamId: TeamId;
  projectId?: string;
  actor: Person;
  at: Date;
  /** Noun and verb: `deployment.create`. */
  action: string;
  /** What it was done to, as people know it. */
  subject: string;
  /** Never a secret's value. */
  details?: Record<string, string | number | boolean>;
};

/** Within the transaction of what it tells, so that neither is there without the other. */
export async function recordAudit(database: Database, event: AuditEvent): Promise<void> {
  await database.auditEntry.create({
    data: {
      id: createRecordId(),
      teamId: event.teamId,
      projectId: event.projectId ?? null,
      actorId: event.actor.id,
      actorName: event.actor.name,
      at: event.at,
      action: event.action,
      subject: event.subject,
      details: event.details ?? {},
    },
  });
}
