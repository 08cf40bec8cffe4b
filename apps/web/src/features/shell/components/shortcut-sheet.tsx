'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useRegisteredShortcuts } from '@/lib/shortcuts';

/** `?`: the keys that work on this page right now. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const groups = Map.groupBy(useRegisteredShortcuts(), (shortcut) => shortcut.group);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Keyboard shortcuts" isText className="max-w-2xl">
        <div className="columns-1 gap-8 pb-4 sm:columns-2">
          {[...groups].map(([group, shortcuts]) => (
            <section key={group} aria-label={group} className="mb-4 break-inside-avoid">
              <h3 className="pb-1 font-medium text-fg-subtle text-xs">{group}</h3>
              <dl>
                {shortcuts.map((shortcut) => (
                  <div key={shortcut.keys} className="flex h-7 items-center justify-between gap-4">
                    <dt className="truncate">{shortcut.label}</dt>
                    <dd>
                      <Kbd keys={shortcut.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
