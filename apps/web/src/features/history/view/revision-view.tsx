'use client';

import { GitBranch, GitCompareArrows, RotateCcw, Tag } from 'lucide-react';
import { useState } from 'react';
import { useDocumentState } from '@/components/document/use-document';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { refusalFor, useProjectRole } from '@/lib/me';
import { writeUrlState } from '@/lib/url-state';
import type { Act } from '../acts/act';
import { ActDialog } from '../acts/act-dialog';
import { Difference } from '../diff/difference';
import { BackToList } from './back-to-list';
import { LoadingView } from './loading-view';
import { useSide } from './use-side';

type RevisionViewProps = { projectId: string; revision: number; onBack?: (() => void) | undefined };

/** One revision: what it changed, and what can be done with it. */
export function RevisionView({ projectId, revision, onBack }: RevisionViewProps) {
  const [act, setAct] = useState<Act>();
  const current = useDocumentState((state) => state.document.revision);
  const refusal = refusalFor(useProjectRole(projectId), 'document.write');
  const to = useSide(projectId, revision);
  const record = to.record;
  const from = useSide(projectId, record === undefined ? undefined : record.firstRevision - 1);
  const failed = [to, from].find(({ error }) => error !== null);
  if (failed !== undefined) {
    return (
      <section aria-label={`Revision ${revision}`} className="flex-1">
        <BackToList onBack={onBack} />
        <ErrorState what={`Revision ${revision} could not be read`} error={failed.error} onRetry={failed.retry} />
      </section>
    );
  }
  if (record === undefined) return <LoadingView />;
  const { named } = record;
  const compare = () => writeUrlState({ from: String(revision), to: String(current) }, { history: 'push' });
  return (
    <section aria-label={`Revision ${revision}`} className="min-h-0 min-w-0 flex-1 overflow-auto">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2 border-line border-b bg-surface px-4 py-3">
        <BackToList onBack={onBack} />
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-medium text-base text-fg [overflow-wrap:anywhere]">{record.summary}</h2>
          <p className="text-fg-muted text-sm">
            Revision {revision} by {record.author.name}, <RelativeTime at={record.at} />
          </p>
          {named !== null && (
            <p className="mt-1 flex">
              <Badge tone="accent" className="h-auto min-w-0 shrink whitespace-normal [overflow-wrap:anywhere]">
                <Tag aria-label="Named" /> {named.name}
              </Badge>
            </p>
          )}
          {refusal !== undefined && <p className="mt-1 text-fg-subtle text-xs">To name or restore it: {refusal}</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          {revision !== current && (
            <Button onClick={compare}>
              <GitCompareArrows aria-hidden /> Compare with now
            </Button>
          )}
          <Button
            disabled={refusal !== undefined}
            onClick={() => setAct({ type: 'name', revision, ...(named === null ? {} : { name: named.name }) })}
          >
            <Tag aria-hidden /> {named === null ? 'Name' : 'Rename'}
          </Button>
          <Button onClick={() => setAct({ type: 'branch', revision })}>
            <GitBranch aria-hidden /> Branch
          </Button>
          <Button
            disabled={refusal !== undefined || revision === current}
            onClick={() => setAct({ type: 'restore', revision })}
          >
            <RotateCcw aria-hidden /> Restore
          </Button>
        </div>
      </header>
      {from.side === undefined || to.side === undefined ? (
        <LoadingView />
      ) : (
        <Difference projectId={projectId} from={from.side} to={to.side} />
      )}
      <ActDialog act={act} onClose={() => setAct(undefined)} />
    </section>
  );
}
