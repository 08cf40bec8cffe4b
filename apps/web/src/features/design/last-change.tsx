'use client';

import { describeEdits } from '@chalice-studio/appspec';
import { Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { DocumentState } from '@/components/document/document-state';
import { useDocumentState } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { effectLine, effectOf } from './graph/effects';

const SHOWN_MS = 9_000;

const lastChangeOf = (state: DocumentState) => state.lastChange;

/** What this person’s last change did, in one line: what it is called, and the file, template and permission it means. */
export function LastChange() {
  const opened = useOpenDocument();
  const change = useDocumentState(lastChangeOf);
  const [atFirst] = useState(change);
  const [over, setOver] = useState<typeof change>();
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (change === undefined || isHeld) return;
    const timer = setTimeout(() => setOver(change), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [change, isHeld]);
  const words = useMemo(() => {
    if (change === undefined) return undefined;
    const title = change.title ?? describeEdits(change.before, change.edits);
    const said = change.role === 'edit' ? title : `${change.role === 'undo' ? 'Undone' : 'Done again'}. ${title}`;
    const line = [effectLine(effectOf(change.before, change.edits)), change.note].filter(Boolean).join(' · ');
    return { said, line };
  }, [change]);
  const isShown = words !== undefined && change !== atFirst && change !== over;
  return (
    <div
      role="status"
      aria-label="Last change"
      className="pointer-events-none absolute inset-x-0 bottom-14 z-20 flex justify-center px-3"
    >
      {isShown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it stays while one reads it
        <div
          className="fade-in pointer-events-auto flex max-w-xl items-center gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-pop"
          onPointerEnter={() => setIsHeld(true)}
          onPointerLeave={() => setIsHeld(false)}
          onFocus={() => setIsHeld(true)}
          onBlur={() => setIsHeld(false)}
        >
          <p className="min-w-0 flex-1">
            <span className="line-clamp-2 font-medium text-fg [overflow-wrap:anywhere]">{words.said}</span>
            <span className="line-clamp-2 text-fg-muted text-xs [overflow-wrap:anywhere]">{words.line}</span>
          </p>
          {change?.role === 'edit' && (
            <Button size="sm" variant="ghost" onClick={() => opened.undo()}>
              <Undo2 aria-hidden /> Undo
            </Button>
          )}
          <IconButton label="Hide" size="sm" onClick={() => setOver(change)}>
            <X />
          </IconButton>
        </div>
      )}
    </div>
  );
}
