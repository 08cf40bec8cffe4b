'use client';

import { ArrowRightLeft, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { writeUrlState } from '@/lib/url-state';
import { Difference } from '../diff/difference';
import { BackToList } from './back-to-list';
import { LoadingView } from './loading-view';
import { RevisionPicker } from './revision-picker';
import { useSide } from './use-side';

type CompareViewProps = { projectId: string; from: number; to: number; onBack?: (() => void) | undefined };

/** Any two revisions side by side; both stand in the address, so that a link shows the same. */
export function CompareView({ projectId, from, to, onBack }: CompareViewProps) {
  const [old, now] = [useSide(projectId, from), useSide(projectId, to)];
  const show = (sides: { from: number; to: number }) =>
    writeUrlState({ from: String(sides.from), to: String(sides.to) }, { history: 'push' });
  const close = () => writeUrlState({ revision: String(to), from: undefined, to: undefined }, { history: 'push' });
  const failed = [old, now].find(({ error }) => error !== null);
  return (
    <section aria-label={`Revision ${from} compared with ${to}`} className="min-h-0 min-w-0 flex-1 overflow-auto">
      <header className="flex flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-3">
        <BackToList onBack={onBack} />
        <RevisionPicker label="From" value={from} record={old.record} onChange={(next) => show({ from: next, to })} />
        <IconButton label="Swap the sides" onClick={() => show({ from: to, to: from })}>
          <ArrowRightLeft />
        </IconButton>
        <RevisionPicker label="To" value={to} record={now.record} onChange={(next) => show({ from, to: next })} />
        <span className="ml-auto flex gap-1">
          <CopyButton value={() => window.location.href} label="Copy link to this comparison" variant="secondary">
            Copy link
          </CopyButton>
          {onBack === undefined && (
            <Button size="sm" variant="ghost" onClick={close}>
              <X aria-hidden /> Stop comparing
            </Button>
          )}
        </span>
      </header>
      {failed !== undefined ? (
        <ErrorState what="The two could not be compared" error={failed.error} onRetry={failed.retry} />
      ) : old.side === undefined || now.side === undefined ? (
        <LoadingView />
      ) : (
        <Difference projectId={projectId} from={old.side} to={now.side} />
      )}
    </section>
  );
}
