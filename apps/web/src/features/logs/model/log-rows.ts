import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { type LambdaReport, readPlatformLine } from '@/lib/lambda-report';

/** One invocation: the platform's START, END and REPORT folded into what they say. */
export type RequestSummary = {
  requestId: string;
  functionName: string;
  startedAt: number;
  /** `failed`: the platform ended it, or it threw; a handler that only writes an error succeeds. */
  status: 'running' | 'succeeded' | 'failed';
  wroteErrors: boolean;
  report?: LambdaReport;
  lineCount: number;
};

export type LogRow =
  | { type: 'request'; key: string; request: RequestSummary; isFolded: boolean }
  | { type: 'line'; key: string; event: LogEventRecord; isInRequest: boolean };

/** Lines as they came, with the platform's own among them. */
export function flatRows(events: readonly LogEventRecord[]): LogRow[] {
  return events.map((event) => ({ type: 'line', key: event.id, event, isInRequest: false }));
}

/**
 * Lines under the request that wrote them, requests in the order in which they began: requests that ran at the same
 * time are untangled. Lines without a request stand alone where they came.
 */
export function groupedRows(events: readonly LogEventRecord[], foldedIds: ReadonlySet<string>): LogRow[] {
  const groups = new Map<string, Group>();
  const blocks: (Group | LogEventRecord)[] = [];
  for (const event of events) {
    if (event.requestId === undefined) {
      blocks.push(event);
      continue;
    }
    const group = groups.get(event.requestId);
    if (group !== undefined) {
      addTo(group, event);
      continue;
    }
    const begun = newGroup(event, event.requestId);
    groups.set(event.requestId, begun);
    blocks.push(begun);
  }
  return blocks.flatMap((block) =>
    'lines' in block ? rowsOf(block, foldedIds) : [{ type: 'line', key: block.id, event: block, isInRequest: false }],
  );
}

type Group = { request: RequestSummary; lines: LogEventRecord[] };

function newGroup(event: LogEventRecord, requestId: string): Group {
  const group: Group = {
    request: {
      requestId,
      functionName: event.functionName,
      startedAt: event.at,
      status: 'running',
      wroteErrors: false,
      lineCount: 0,
    },
    lines: [],
  };
  addTo(group, event);
  return group;
}

function addTo(group: Group, event: LogEventRecord): void {
  const platform = event.source === 'platform' ? readPlatformLine(event.message) : undefined;
  if (event.level === 'error') {
    if (event.source === 'platform') group.request.status = 'failed';
    else group.request.wroteErrors = true;
  }
  if (platform?.type === 'start') return;
  if (platform?.type === 'end' || platform?.type === 'report') {
    if (platform.type === 'report') group.request.report = platform.report;
    const hasFailed = group.request.status === 'failed' || group.request.report?.status !== undefined;
    group.request.status = hasFailed ? 'failed' : 'succeeded';
    return;
  }
  group.lines.push(event);
  group.request.lineCount += 1;
}

function rowsOf(group: Group, foldedIds: ReadonlySet<string>): LogRow[] {
  const { request } = group;
  const isFolded = foldedIds.has(request.requestId);
  const head: LogRow = { type: 'request', key: `request:${request.requestId}`, request, isFolded };
  if (isFolded) return [head];
  return [head, ...group.lines.map((event): LogRow => ({ type: 'line', key: event.id, event, isInRequest: true }))];
}
