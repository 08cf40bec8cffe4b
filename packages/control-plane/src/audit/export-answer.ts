import { z } from 'zod';
import { enterProject } from '../access/gate';
import { asking, type RequestContext, requireMember } from '../api/base';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import { contentOf } from './content';
import { enterLog } from './gate';
import { canonicalJson } from './link';
import { type AuditFilter, type AuditPlace, whereOf } from './queries';
import { recordAudit } from './record-audit';
import { auditFilterShape } from './schema';
import { type ChainHead, chainHead, toldOfRow } from './verification';

const BATCH = 500;

/**
 * `GET /api/teams/<id>/audit.jsonl` (`instance` for the studio’s own) and `/api/projects/<id>/audit.jsonl`, with the filter in the query: a line that says
 * what it is of, a line for each entry from the oldest to the newest, and a line that says how many those were. Whole,
 * it can be checked with scripts/verify-audit.mjs.
 */
export async function auditExportAnswer(
  asked: { teamId: string } | { projectId: string },
  url: URL,
  context: RequestContext,
): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const gate = asking({ studio, actor }, 'audit.read');
  const place: AuditPlace =
    'projectId' in asked
      ? await enterProject(gate, asked.projectId)
      : { teamId: await enterLog(gate, asked.teamId), ...projectOf(url) };
  const filter = filterOf(url);
  const isFiltered = place.projectId !== undefined || Object.keys(filter).length > 0;
  const { prisma } = studio.database;
  await recordAudit(prisma, {
    ...{ teamId: place.teamId, ...(place.projectId === undefined ? {} : { projectId: place.projectId }) },
    ...{ actor: { id: actor.id, name: actor.name }, at: new Date(), action: 'audit.export', subject: 'Audit log' },
    details: { isFiltered },
  });
  // Behind its own entry, so that the export says of itself that it was made.
  const head = await chainHead(prisma, place.teamId);
  const lines = linesOf(prisma, { place, filter, head, isFiltered });
  return new Response(streamOf(lines), {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="audit${isFiltered ? '-filtered' : ''}.jsonl"`,
      'cache-control': 'no-store',
    },
  });
}

type Export = { place: AuditPlace; filter: AuditFilter; head: ChainHead; isFiltered: boolean };

async function* linesOf(database: RootDatabase, { place, filter, head, isFiltered }: Export): AsyncGenerator<string> {
  const { sequence, hash, anchorSequence, anchorHash } = head;
  yield line({
    ...{ type: 'audit', version: 1, chain: place.teamId, isFiltered },
    ...(isFiltered ? { note: 'Filtered: what lies between its entries cannot be checked.' } : {}),
    ...{ anchor: { sequence: anchorSequence, hash: anchorHash }, head: { sequence, hash } },
  });
  let after = anchorSequence;
  let count = 0;
  for (;;) {
    const entries = await database.auditEntry.findMany({
      where: { AND: [whereOf(place, filter), { sequence: { gt: after, lte: sequence } }] },
      orderBy: { sequence: 'asc' },
      take: BATCH,
    });
    for (const entry of entries) {
      const content = canonicalJson(contentOf(toldOfRow(entry)));
      const { sequence: place, previousHash, hash: own } = entry;
      yield `{"sequence":${place},"previousHash":"${previousHash}","hash":"${own}","entry":${content}}\n`;
    }
    count += entries.length;
    after = entries.at(-1)?.sequence ?? sequence;
    if (entries.length < BATCH) break;
  }
  yield line({ type: 'end', entries: count });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await lines.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

const filterSchema = z.object(auditFilterShape);

function filterOf(url: URL): AuditFilter {
  const given = Object.fromEntries(
    [...url.searchParams].filter(([name, value]) => value !== '' && name !== 'projectId'),
  );
  const parsed = filterSchema.strict().safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message = `The filter of the export: ${issue?.path.join('.')} ${issue?.message}`;
  throw new AppError({ code: 'INVALID', message });
}

function projectOf(url: URL): { projectId?: string } {
  const projectId = url.searchParams.get('projectId');
  return projectId === null || projectId === '' ? {} : { projectId };
}
