'use client';

import { editorOf, type StageEdits } from '../../hooks';
import type { ValueRow } from '../../model/grid-rows';
import { SecretDialog } from '../secret-dialog';
import { CopyDialog } from './copy-dialog';
import { FieldDialog } from './field-dialog';

export type OpenDialog =
  | { type: 'field'; row: Exclude<ValueRow, { type: 'secret' }>; stageId: string }
  | { type: 'copy'; row: Exclude<ValueRow, { type: 'secret' }>; stageId: string }
  /** A secret to set in these stages; none are chosen yet when the list is empty. */
  | { type: 'secret'; name: string; stageIds: readonly string[] };

/** What a cell opens that is more than a line. */
export function GridDialog({ dialog, edits, onClose }: { dialog: OpenDialog; edits: StageEdits; onClose: () => void }) {
  const stages = edits.stages ?? [];
  if (dialog.type === 'secret')
    return <SecretDialog name={dialog.name} stages={stages} chosen={dialog.stageIds} onClose={onClose} />;
  const stage = stages.find((each) => each.id === dialog.stageId);
  if (stage === undefined) return null;
  if (dialog.type === 'copy') return <CopyDialog row={dialog.row} from={stage} edits={edits} onClose={onClose} />;
  return <FieldDialog row={dialog.row} editor={editorOf(edits, stage)} onClose={onClose} />;
}
