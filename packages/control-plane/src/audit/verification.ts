import { z } from 'zod';
import type { TeamId } from '../access/scope';
import type { RootDatabase } from '../database/prisma';
import type { AuditEntry } from '../generated/prisma/client';
import type { Json } from '../privacy/redaction';
import { contentOf, type Told } from './content';
import { canonicalJson, GENESIS, linkHash } from './link';

const BATCH = 500;

export type ChainHead = { sequence: number; hash: string; anchorSequence: number; anchorHash: string };

export type Verification = {
  head: ChainHead;
  /** Entries whose hash was computed again. */
  checked: number;
  /** The first thing that is not as it was written. */
  broken?: { sequence: number; reason: string };
};

export async function chainHead(database: RootDatabase, teamId: TeamId): Promise<ChainHead> {
  const chain = await database.auditChain.findUnique({ where: { id: teamId } });
  return chain ?? { sequence: 0, hash: GENESIS, anchorSequence: 0, anchorHash: GENESIS };
}

/** Computes every hash of a chain again, from where it begins to the end that was there when this was called. */
export async function verifyChain(database: RootDatabase, teamId: TeamId): Promise<Verification> {
  const head = await chainHead(database, teamId);
  let last = { sequence: head.anchorSequence, hash: head.anchorHash };
  let checked = 0;
  for await (const entry of entriesOf(database, teamId, head)) {
    const reason = faultOf(entry, last);
    if (reason !== undefined) return { head, checked, broken: { sequence: last.sequence + 1, reason } };
    last = { sequence: entry.sequence ?? 0, hash: entry.hash ?? '' };
    checked += 1;
  }
  if (last.sequence === head.sequence && last.hash === head.hash) return { head, checked };
  const reason = `The chain ends with entry ${last.sequence}; ${head.sequence} were written.`;
  return { head, checked, broken: { sequence: last.sequence + 1, reason } };
}

/** Entries of a chain in its order, a few at a time. Retention may move the beginning meanwhile, which is no fault. */
export async function* entriesOf(
  database: RootDatabase,
  teamId: TeamId,
  { anchorSequence, sequence: upTo }: Pick<ChainHead, 'anchorSequence' | 'sequence'>,
): AsyncGenerator<AuditEntry> {
  let after = anchorSequence;
  while (after < upTo) {
    const entries = await database.auditEntry.findMany({
      where: { teamId, sequence: { gt: after, lte: upTo } },
      orderBy: { sequence: 'asc' },
      take: BATCH,
    });
    yield* entries;
    if (entries.length < BATCH) return;
    after = entries.at(-1)?.sequence ?? upTo;
  }
}

function faultOf(entry: AuditEntry, last: { sequence: number; hash: string }): string | undefined {
  const sequence = entry.sequence ?? 0;
  const next = last.sequence + 1;
  if (sequence !== next)
    return sequence === next + 1 ? `Entry ${next} is missing.` : `Entries ${next} to ${sequence - 1} are missing.`;
  if (entry.previousHash !== last.hash) return `Entry ${sequence} does not follow the one before it.`;
  const content = canonicalJson(contentOf(toldOfRow(entry)));
  const isAsWritten = linkHash({ previousHash: last.hash, sequence, content }) === entry.hash;
  return isAsWritten ? undefined : `Entry ${sequence} is not as it was written.`;
}

const jsonSchema = z.json();

/** A stored entry in the words that were hashed. */
export function toldOfRow(row: AuditEntry): Told {
  const { sequence: _sequence, previousHash: _previousHash, hash: _hash, details, before, after, ...rest } = row;
  const read = (value: unknown): Json => jsonSchema.parse(value);
  return { ...rest, details: read(details), before: read(before), after: read(after) };
}
