'use client';

import { entityLabel } from '@chalice-studio/appspec';
import { useQuery } from '@tanstack/react-query';
import { Equal } from 'lucide-react';
import { useId, useMemo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { useCurrentStage } from '@/lib/stages';
import type { Side } from './difference';
import { ShownFirst } from './shown-first';
import { type TemplateChange, type TemplateSide, templateDiff } from './template-diff';
import { TextDiff } from './text-diff';

const OPEN = 5;

/** What CloudFormation gets of both, in one stage's present settings. */
export function TemplateDifference({ projectId, from, to }: { projectId: string; from: Side; to: Side }) {
  const { stage, stages, setStage } = useCurrentStage(projectId);
  const old = useTemplate(projectId, from, stage?.id);
  const now = useTemplate(projectId, to, stage?.id);
  const changes = useMemo(
    () => (old.side === undefined || now.side === undefined ? undefined : templateDiff(old.side, now.side)),
    [old.side, now.side],
  );
  const labelId = useId();
  const failed = [old, now].find(({ error }) => error !== null);
  return (
    <div className="space-y-3">
      {stages !== undefined && stages.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 text-fg-muted text-sm">
          <span id={labelId}>In the present settings of stage</span>
          <Select
            aria-label="Stage whose settings the templates are made with"
            value={stage?.name}
            onChange={setStage}
            options={stages.map(({ name }) => ({ value: name, label: name }))}
            className="w-44"
          />
        </div>
      )}
      {failed !== undefined ? (
        <ErrorState what="The templates could not be made" error={failed.error} onRetry={() => void failed.refetch()} />
      ) : changes === undefined ? (
        <LoadingChanges />
      ) : changes.length === 0 ? (
        <EmptyState icon={<Equal />} title="Nothing differs in the template">
          Both revisions become the same resources. Code that is bundled into functions is in the tab Code.
        </EmptyState>
      ) : (
        <Changes changes={changes} />
      )}
    </div>
  );
}

function Changes({ changes }: { changes: readonly TemplateChange[] }) {
  return (
    <div className="space-y-2">
      <ShownFirst items={changes} noun="parts">
        {(change, index) => (
          <TextDiff
            key={`${change.section} ${change.name}`}
            name={change.section === 'Resources' ? change.name : `${change.section} › ${change.name}`}
            {...{ change: change.change, before: change.before, after: change.after }}
            isOpen={index < OPEN && change.change === 'changed'}
            detail={
              <span className="truncate">
                {change.type}
                {change.origin !== undefined && ` · of ${change.origin}`}
              </span>
            }
          />
        )}
      </ShownFirst>
    </div>
  );
}

const nothing: TemplateSide = { text: '{}', origins: {}, labelOf: (id) => id };

function useTemplate(projectId: string, { revision, spec }: Side, stageId: string | undefined) {
  const query = useQuery(
    api.code.template.queryOptions({
      input: { projectId, revision, ...(stageId === undefined ? {} : { stageId }) },
      staleTime: 60_000,
      enabled: revision > 0,
    }),
  );
  const { data, error, refetch } = query;
  const side = useMemo((): TemplateSide | undefined => {
    if (revision === 0) return nothing;
    if (data === undefined) return undefined;
    return { text: data.text, origins: data.origins, labelOf: (id) => entityLabel(spec, id) };
  }, [data, revision, spec]);
  return { side, error, refetch };
}

function LoadingChanges() {
  return (
    <Loading what="the templates" className="space-y-2">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-9 w-full rounded-lg" />
      ))}
    </Loading>
  );
}
