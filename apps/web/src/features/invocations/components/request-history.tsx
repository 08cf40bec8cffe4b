'use client';

import { History } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { RelativeTime } from '@/components/ui/relative-time';
import type { HistoryEntry } from '../model/history';
import { pathOf, type RequestDraft } from '../model/request-draft';

type RequestHistoryProps = {
  entries: readonly HistoryEntry[];
  /** Whether the project keeps what was sent. */
  isKept: boolean;
  onChoose: (draft: RequestDraft) => void;
  onClear: () => void;
};

/** What was sent before, to be sent again. */
export function RequestHistory({ entries, isKept, onChoose, onClear }: RequestHistoryProps) {
  if (entries.length === 0) return null;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost" className="font-normal">
          <History />
          Sent before
        </Button>
      </PopoverTrigger>
      <PopoverContent className="max-h-80 w-96 max-w-[calc(100vw-24px)] overflow-auto p-1" aria-label="Sent before">
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <PopoverClose asChild>
                <button
                  type="button"
                  onClick={() => onChoose(entry.draft)}
                  className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-xs hover:bg-hover"
                >
                  <span className="w-8 shrink-0 tabular-nums">{entry.statusCode}</span>
                  <span className="min-w-0 flex-1 truncate font-mono">
                    {entry.draft.method} {pathOf(entry.draft)}
                  </span>
                  <RelativeTime at={entry.at} className="shrink-0 text-fg-subtle" />
                </button>
              </PopoverClose>
            </li>
          ))}
        </ul>
        {!isKept && (
          <p className="px-2 pt-1.5 text-fg-subtle text-xs">
            Headers, query and body are kept while this panel is open, and no longer. The project’s settings can change
            that.
          </p>
        )}
        <Button size="sm" variant="ghost" className="mt-1 w-full" onClick={onClear}>
          Forget all of this project
        </Button>
      </PopoverContent>
    </Popover>
  );
}
