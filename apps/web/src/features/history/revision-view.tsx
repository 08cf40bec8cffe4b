'use client';

import { type AppSpec, emptyAppSpec } from '@chalice-studio/appspec';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useWholeSpec } from '@/components/document/use-document';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';
import { FileDiff } from './file-diff';
import { type EntityChange, revisionDiff } from './revision-diff';

type RevisionViewProps = { projectId: string; revision: number; current: number; onBack?: () => void };

/** One revision: what it changed, or how it differs from now; and the way back to it. */
export function RevisionView({ projectId, revision, current, onBack }: RevisionViewProps) {
  const [compare, setCompare] = useState<'before' | 'now'>('before');
  const [isAsking, setIsAsking] = useState(false);
  const now = useWholeSpec();
  const chosen = useQuery(
    api.revisions.get.queryOptions({ input: { projectId, revision }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const before = useQuery(
    api.revisions.get.queryOptions({
      input: { projectId, revision: Math.max(0, revision - 1) },
      staleTime: Number.POSITIVE_INFINITY,
      enabled: revision > 1,
    }),
  );
  const restore = useMutation(
    api.revisions.restore.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        toast.success(`The project is as it was at revision ${revision}`, {
          description: 'That is a new revision: nothing in between is lost.',
        });
      },
      onError: (error) => toast.failure('The revision could not be restored', error),
    }),
  );
  if (chosen.error !== null)
    return (
      <ErrorState
        what={`Revision ${revision} could not be read`}
        error={chosen.error}
        onRetry={() => void chosen.refetch()}
        className="flex-1"
      />
    );
  if (chosen.data === undefined) return <LoadingView />;
  const { revision: record, spec } = chosen.data;
  const isNow = revision === current;
  const from = compare === 'now' ? spec : revision === 1 ? emptyAppSpec(spec.name) : before.data?.spec;
  const to = compare === 'before' ? spec : now;
  return (
    <section aria-label={`Revision ${revision}`} className="min-h-0 min-w-0 flex-1 overflow-auto">
      <header className="flex flex-wrap items-start gap-3 border-line border-b bg-surface px-5 py-4">
        {onBack !== undefined && (
          <IconButton label="Back to the list" onClick={onBack}>
            <ArrowLeft />
          </IconButton>
        )}
        <div className="min-w-0 flex-1">
          <h2 className="font-medium text-base text-fg [overflow-wrap:anywhere]">{record.summary}</h2>
          <p className="text-fg-muted text-sm">
            Revision {revision} by {record.author.name}, <RelativeTime at={record.at} />
          </p>
        </div>
        {!isNow && (
          <SegmentedControl
            aria-label="Compare with"
            value={compare}
            onChange={setCompare}
            options={[
              { value: 'before', label: 'What it changed' },
              { value: 'now', label: 'What changed since' },
            ]}
          />
        )}
        <Button disabled={isNow} onClick={() => setIsAsking(true)}>
          <RotateCcw aria-hidden /> Restore
        </Button>
      </header>
      {from === undefined && revision > 1 && compare === 'before' ? (
        <LoadingView />
      ) : (
        <Difference from={from} to={to} />
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Restore revision ${revision}`}
        description="Design and code become what they were then, for everybody. It is a new revision, so everything in between stays in the history and can be restored too. What is deployed does not change."
        confirmLabel="Restore"
        isDangerous={false}
        isBusy={restore.isPending}
        onConfirm={() => restore.mutate({ projectId, revision })}
      />
    </section>
  );
}

function Difference({ from, to }: { from: AppSpec | undefined; to: AppSpec }) {
  const diff = useMemo(() => (from === undefined ? undefined : revisionDiff(from, to)), [from, to]);
  if (diff === undefined) return <LoadingView />;
  if (diff.entities.length === 0 && diff.files.length === 0)
    return <p className="p-5 text-fg-muted text-sm">Nothing differs.</p>;
  return (
    <div className="space-y-6 p-5">
      {diff.entities.length > 0 && (
        <section aria-label="Design" className="space-y-2">
          <h3 className="font-medium text-fg-muted text-xs">Design</h3>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {diff.entities.map((change) => (
              <EntityRow key={change.id} change={change} />
            ))}
          </ul>
        </section>
      )}
      {diff.files.length > 0 && (
        <section aria-label="Code" className="space-y-2">
          <h3 className="font-medium text-fg-muted text-xs">Code</h3>
          {diff.files.map((change) => (
            <FileDiff key={change.file} change={change} />
          ))}
        </section>
      )}
    </div>
  );
}

const tones = { added: 'success', removed: 'danger', changed: 'neutral' } as const;

function EntityRow({ change }: { change: EntityChange }) {
  return (
    <li className="space-y-1 px-3 py-2">
      <p className="flex items-center gap-2">
        <Badge tone={tones[change.kind]}>{change.kind}</Badge>
        <span className="min-w-0 truncate font-mono text-fg text-xs">{change.label}</span>
      </p>
      {change.fields.map((field) => (
        <p key={field.field} className="grid grid-cols-[8rem_1fr] gap-2 text-xs">
          <span className="truncate text-fg-subtle">{field.field}</span>
          <span className="min-w-0 font-mono [overflow-wrap:anywhere]">
            {field.before !== undefined && <del className="text-danger-text decoration-danger/50">{field.before}</del>}
            {field.before !== undefined && field.after !== undefined && ' '}
            {field.after !== undefined && <ins className="text-success-text no-underline">{field.after}</ins>}
          </span>
        </p>
      ))}
    </li>
  );
}

function LoadingView() {
  return (
    <Loading what="the revision" className="flex-1 space-y-3 p-5">
      <Skeleton className="h-5 w-72" />
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-32 w-full" />
    </Loading>
  );
}
