'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { later } from '@/lib/later';
import type { ConnectionTarget } from '../graph/connections';
import { focusCard } from '../problems/show-field';
import { useSelection } from '../selection/selection';

const LineEnds = later(() => import('./line-ends').then((module) => module.LineEnds));

type LinePaletteProps = { from: ConnectionTarget | undefined; onClose: () => void };

/** Drawing a line by keyboard: from one construct to another that is chosen by its name. */
export function LinePalette({ from, onClose }: LinePaletteProps) {
  const selection = useSelection();
  return (
    <Dialog open={from !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title="Draw a line"
        isBare
        className="max-w-lg"
        onCloseAutoFocus={(event) => {
          const [selected] = selection.getState();
          if (selected === undefined) return;
          event.preventDefault();
          focusCard(selected);
        }}
      >
        {from !== undefined && <LineEnds from={from} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  );
}
