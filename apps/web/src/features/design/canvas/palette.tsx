'use client';

import { Popover, PopoverAnchor, PopoverContent } from '@/components/ui/popover';
import { later } from '@/lib/later';
import type { CatalogueEntry } from '../graph/catalogue';

/** Where it opens in the window, and what was drawn there, if anything. */
export type PaletteRequest = {
  x: number;
  y: number;
  /** Only what could stand at the end of a line from here. */
  accepts?: ((entry: CatalogueEntry) => boolean) | undefined;
  title?: string | undefined;
};

const Entries = later(() => import('./palette-entries').then((module) => module.PaletteEntries));

type PaletteProps = {
  request: PaletteRequest | undefined;
  onChoose: (entry: CatalogueEntry) => void;
  onClose: () => void;
};

/** Everything that can be added, found by typing, by its AWS name too; an entry can be dragged onto the canvas. */
export function Palette({ request, onChoose, onClose }: PaletteProps) {
  return (
    <Popover open={request !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <PopoverAnchor asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed"
          style={{ left: request?.x ?? 0, top: request?.y ?? 0 }}
        />
      </PopoverAnchor>
      <PopoverContent className="w-80 p-0" aria-label={request?.title ?? 'Add to the design'} side="bottom">
        {request !== undefined && <Entries request={request} onChoose={onChoose} />}
      </PopoverContent>
    </Popover>
  );
}
