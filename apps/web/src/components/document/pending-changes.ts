import {
  type AcceptedChange,
  applyEdits,
  type Edit,
  editLocally,
  type OptimisticDocument,
  rebaseEdits,
  reject,
} from '@chalice-studio/appspec';
import { mergeTexts } from './merge-texts';

export type PendingChange = OptimisticDocument['pending'][number];

/** Adds edits to the last change that waits, when that one is of the same key and the server cannot know it yet. */
export function extendLast(
  document: OptimisticDocument,
  edits: readonly Edit[],
): { document: OptimisticDocument; clientEditId: string } | undefined {
  const last = document.pending.at(-1);
  const result = applyEdits(document.spec, edits);
  if (last === undefined || !result.ok) return undefined;
  const extended = { ...last, edits: mergeTexts([...last.edits, ...edits]) };
  return {
    clientEditId: last.clientEditId,
    document: { ...document, spec: result.spec, pending: [...document.pending.slice(0, -1), extended] },
  };
}

/** Changes kept from an earlier visit, as they read after what the server accepted since; its own among them are done. */
export function catchUp(kept: readonly PendingChange[], accepted: readonly AcceptedChange[]): PendingChange[] {
  let pending = [...kept];
  for (const change of accepted) {
    if (pending[0]?.clientEditId === change.clientEditId) {
      pending = pending.slice(1);
      continue;
    }
    let remote: readonly Edit[] = change.edits;
    pending = pending.map((own) => {
      const edits = rebaseEdits(own.edits, remote, 'over');
      remote = rebaseEdits(remote, own.edits, 'edits');
      return { ...own, edits };
    });
  }
  return pending.filter((change) => change.edits.length > 0);
}

/** The document with changes on top; one that does not fit any more is left out: the studio would refuse it too. */
export function withChanges(document: OptimisticDocument, changes: readonly PendingChange[]): OptimisticDocument {
  return changes.reduce((before, change) => editLocally(before, change) ?? before, document);
}

/** The first change that waits is in the confirmed document already. */
export function confirmFirst(document: OptimisticDocument): OptimisticDocument {
  const [first] = document.pending;
  return first === undefined ? document : reject(document, first.clientEditId);
}
