import type { AppSpec } from '../app-spec';
import { applyEdits } from './apply-edits';
import type { Change, Edit } from './edit';
import { rebaseBoth } from './rebase';

/** A change as the server ordered it: `revision` is the document's after it. */
export type AcceptedChange = { revision: number; clientEditId: string; edits: readonly Edit[] };

type Pending = { clientEditId: string; edits: readonly Edit[] };

/**
 * One client's view of a document that others edit too: what the server confirmed, and this client's own changes that
 * it has not confirmed yet, rebased over whatever arrives before them. Immutable; each function answers a new one.
 */
export type OptimisticDocument = {
  readonly confirmed: AppSpec;
  readonly revision: number;
  readonly pending: readonly Pending[];
  /** What a person sees: confirmed with the pending changes on top. */
  readonly spec: AppSpec;
};

export function openDocument(spec: AppSpec, revision: number): OptimisticDocument {
  return { confirmed: spec, revision, pending: [], spec };
}

/** A local edit; answers undefined when it does not fit the document. */
export function editLocally(document: OptimisticDocument, change: Pending): OptimisticDocument | undefined {
  const result = applyEdits(document.spec, change.edits);
  if (!result.ok) return undefined;
  return { ...document, pending: [...document.pending, change], spec: result.spec };
}

/** The change to send next: one at a time, so that the server rebases over exactly what this client does. */
export function nextChange(document: OptimisticDocument): Change | undefined {
  const first = document.pending[0];
  if (first === undefined) return undefined;
  return { clientEditId: first.clientEditId, baseRevision: document.revision, edits: [...first.edits] };
}

/** What the server accepted, this client's own changes among it; one that came already changes nothing. */
export function receive(document: OptimisticDocument, accepted: AcceptedChange): OptimisticDocument {
  if (accepted.revision <= document.revision) return document;
  const applied = applyEdits(document.confirmed, accepted.edits);
  if (!applied.ok) throw new Error(`Change ${accepted.revision} does not fit revision ${document.revision}.`);
  const isOwn = document.pending[0]?.clientEditId === accepted.clientEditId;
  const pending = isOwn ? document.pending.slice(1) : rebasePending(document.pending, accepted.edits);
  return withPending(applied.spec, accepted.revision, pending);
}

/** Drops a change that the server refused. */
export function reject(document: OptimisticDocument, clientEditId: string): OptimisticDocument {
  const pending = document.pending.filter((change) => change.clientEditId !== clientEditId);
  return withPending(document.confirmed, document.revision, pending);
}

function rebasePending(pending: readonly Pending[], over: readonly Edit[]): Pending[] {
  let remote: readonly Edit[] = over;
  return pending.map((change) => {
    const [edits, behind] = rebaseBoth(change.edits, remote);
    remote = behind;
    return { ...change, edits };
  });
}

/** A pending change that no longer fits (its entity is gone) is dropped: the server would refuse it too. */
function withPending(confirmed: AppSpec, revision: number, pending: readonly Pending[]): OptimisticDocument {
  let spec = confirmed;
  const kept: Pending[] = [];
  for (const change of pending) {
    const result = change.edits.length === 0 ? undefined : applyEdits(spec, change.edits);
    if (result === undefined || !result.ok) continue;
    spec = result.spec;
    kept.push(change);
  }
  return { confirmed, revision, pending: kept, spec };
}
