'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import type { StageEditor } from '../../hooks';
import type { ValueRow } from '../../model/grid-rows';
import { StageField } from '../fields/stage-field';

type FieldDialogProps = { row: ValueRow; editor: StageEditor; onClose: () => void };

/** The form of a setting that does not fit into a cell: policies, domains, tags. */
export function FieldDialog({ row, editor, onClose }: FieldDialogProps) {
  if (row.type !== 'setting') return null;
  const of = row.functionName === undefined ? editor.stage.name : `${row.functionName} in ${editor.stage.name}`;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`${row.field.label} of ${of}`}
        className="max-w-2xl"
        footer={
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
        }
      >
        <StageField editor={editor} field={row.field} functionName={row.functionName} />
      </DialogContent>
    </Dialog>
  );
}
