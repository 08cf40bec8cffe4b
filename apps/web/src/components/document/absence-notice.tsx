'use client';

import { GitMerge } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { HoverLink } from '@/components/ui/hover-link';
import { formatDuration } from '@/lib/time';
import { useProjectHref } from '@/lib/url-state';
import type { Absence } from './absence';
import { useMaybeDocument, useOpenDocument } from './document-provider';
import { useDocumentState } from './use-document';

/** What was merged while the page was away; stays until it is read. */
export function AbsenceNotice() {
  return useMaybeDocument() === undefined ? null : <Notice />;
}

function Notice() {
  const { store } = useOpenDocument();
  const absence = useDocumentState((state) => state.absence);
  const href = useProjectHref();
  return (
    <div role="status" aria-label="While you were away" className="fixed bottom-4 left-4 z-30 max-w-[calc(100vw-2rem)]">
      {absence !== undefined && (
        <div className="flex w-96 max-w-full gap-3 rounded-lg bg-raised p-3 text-sm shadow-pop">
          <GitMerge className="mt-0.5 size-4 shrink-0 text-fg-subtle" aria-hidden />
          <div className="min-w-0 space-y-2">
            <p className="text-fg [overflow-wrap:anywhere]">{absenceWords(absence)}</p>
            <div className="flex flex-wrap gap-2">
              <Button asChild size="sm">
                <HoverLink
                  href={href('history', { from: String(absence.from), to: String(absence.to) })}
                  onClick={store.dismissAbsence}
                >
                  See what changed
                </HoverLink>
              </Button>
              <Button size="sm" variant="ghost" onClick={store.dismissAbsence}>
                Dismiss
              </Button>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

/** “While you were away for 1 hr, Grace made 12 changes. Your 2 changes were put on top of them.” */
function absenceWords({ forMs, own, others, untold }: Absence): string {
  const who = others.map(({ name, count }) => `${name} made ${changes(count)}`);
  if (untold > 0) who.push(`${changes(untold)} came in from others`);
  const away = forMs < 60_000 ? '' : ` for ${formatDuration(forMs)}`;
  const happened = `While you were away${away}, ${new Intl.ListFormat('en').format(who)}.`;
  return own === 0 ? happened : `${happened} Your ${changes(own)} ${own === 1 ? 'was' : 'were'} put on top.`;
}

const changes = (count: number) => `${count} ${count === 1 ? 'change' : 'changes'}`;
