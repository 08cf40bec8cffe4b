import type { TeamId } from '../access/scope';
import type { Person } from '../contract/base';
import type { Database } from '../database/prisma';
import type { Json } from '../privacy/redaction';
import { createRecordId } from '../record-id';
import { cleanJson, cleanText, contentOf, type Told } from './content';
import { canonicalJson, GENESIS } from './link';
import { originNow } from './origin';

type Fields = Readonly<Record<string, Json>>;

export type AuditEvent = {
  /** The team, or INSTANCE. */
  teamId: TeamId;
  projectId?: string;
  actor: Person;
  at: Date;
  /** Noun and verb: `deployment.create`. */
  action: string;
  /** What it was done to, as people know it. */
  subject: string;
  subjectId?: string;
  /** Never a secret's value; fields that look like one are redacted. */
  details?: Fields;
  /** What changed, field by field: only the fields that did. */
  before?: Fields;
  after?: Fields;
};

/**
 * Adds an entry to the end of its chain, within the transaction of what it tells, so that neither is there without the
 * other. From here to the end of that transaction nobody else writes to the chain: call it last. One statement, so that
 * it is whole where there is no transaction, too.
 */
export async function recordAudit(database: Database, event: AuditEvent): Promise<void> {
  const told = toldOf(event);
  const content = canonicalJson(contentOf(told));
  const json = (value: Json) => (value === null ? null : JSON.stringify(value));
  // The time goes as text: a bound Date would be read in the connection's time zone.
  await database.$executeRaw`
    WITH link AS (
      INSERT INTO "AuditChain" AS chain (id, sequence, "previousHash", hash, "anchorHash")
      VALUES (${told.teamId}, 1, ${GENESIS},
        encode(sha256(convert_to(${GENESIS}::text || chr(10) || '1' || chr(10) || ${content}::text, 'UTF8')), 'hex'), ${GENESIS})
      ON CONFLICT (id) DO UPDATE SET
        sequence = chain.sequence + 1,
        "previousHash" = chain.hash,
        hash = encode(sha256(convert_to(
          chain.hash || chr(10) || (chain.sequence + 1)::text || chr(10) || ${content}::text, 'UTF8')), 'hex')
      RETURNING sequence, "previousHash", hash
    )
    INSERT INTO "AuditEntry" (id, "teamId", sequence, "previousHash", hash, "projectId", "actorKind", "actorId",
      "actorName", "sessionId", "tokenId", address, "userAgent", at, action, subject, "subjectId", details, before, after)
    SELECT ${told.id}, ${told.teamId}, link.sequence, link."previousHash", link.hash, ${told.projectId},
      ${told.actorKind}, ${told.actorId}, ${told.actorName}, ${told.sessionId}, ${told.tokenId}, ${told.address},
      ${told.userAgent}, ${told.at.toISOString()}::timestamp(3), ${told.action}, ${told.subject}, ${told.subjectId},
      ${json(told.details)}::json, ${json(told.before)}::json, ${json(told.after)}::json
    FROM link`;
}

function toldOf({ teamId, actor, at, action, subject, ...event }: AuditEvent): Told {
  const origin = originNow();
  return {
    id: createRecordId(),
    ...{ teamId, at, action, projectId: event.projectId ?? null },
    // Outside of a request the studio acts, for whoever had asked for it.
    actorKind: origin === undefined ? 'studio' : (origin.kind ?? 'person'),
    actorId: actor.id,
    actorName: cleanText(actor.name),
    sessionId: origin?.sessionId ?? null,
    tokenId: origin?.tokenId ?? null,
    address: origin === undefined ? null : cleanText(origin.address, 100),
    userAgent: origin === undefined ? null : cleanText(origin.userAgent, 500),
    subject: cleanText(subject),
    subjectId: event.subjectId ?? null,
    details: cleanJson(event.details ?? {}),
    before: event.before === undefined ? null : cleanJson(event.before),
    after: event.after === undefined ? null : cleanJson(event.after),
  };
}
