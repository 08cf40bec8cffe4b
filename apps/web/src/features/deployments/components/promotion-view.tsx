import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import type { usePromotion } from '../hooks';
import { ChangeList } from './change-list';

/** Both differences: of the app, and of the settings that it runs with. */
export function PromotionView({ promotion, isAws }: { promotion: ReturnType<typeof usePromotion>; isAws: boolean }) {
  const { data, error, refetch } = promotion;
  if (error !== null)
    return <ErrorState layout="row" what="The stages could not be compared" error={error} onRetry={refetch} />;
  if (data === undefined)
    return (
      <Loading what="the differences" className="space-y-2">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-24 w-full" />
      </Loading>
    );
  const { running, stageName, appRevision, isSameArtifact } = data;
  return (
    <>
      {data.problems.length > 0 && (
        <ul aria-label="Problems" className="divide-y divide-line rounded-md border border-danger/40">
          {data.problems.map((problem) => (
            <li key={`${problem.entityId} ${problem.code} ${problem.message}`} className="flex gap-2 px-3 py-1.5">
              <CircleX className="mt-0.5 size-3.5 shrink-0 text-danger-text" aria-label="Error" />
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{problem.message}</span>
            </li>
          ))}
        </ul>
      )}
      <Part
        title="The app"
        note={
          running === null
            ? `Nothing runs in ${stageName} yet: all of revision ${appRevision} is new there.`
            : isSameArtifact
              ? `${stageName} runs this artifact already, as #${running.number}.`
              : `From revision ${running.appRevision}, which runs there as #${running.number}, to revision ${appRevision}.`
        }
      >
        <ChangeList changes={data.appChanges} empty="No construct differs." />
      </Part>
      <Part
        title="Its settings"
        note={`What it ran with so far, and what ${stageName} gives it. Values of secrets are each stage's own.`}
      >
        <ChangeList changes={data.settingChanges} empty="The settings are the same." hasClasses={false} />
      </Part>
      {isAws && (
        <p className="text-fg-muted text-xs">The plan of the account is shown before anything is changed there.</p>
      )}
    </>
  );
}

function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-1.5">
      <h3 className="font-medium">{title}</h3>
      <p className="text-fg-muted text-xs">{note}</p>
      {children}
    </section>
  );
}
