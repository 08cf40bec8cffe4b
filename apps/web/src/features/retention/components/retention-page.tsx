'use client';

import type { Retention } from '@chalice-studio/control-plane/contract';
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '@/components/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { hasErrorCode } from '@/lib/api-error';
import { useRetention, useSetRule } from '../hooks';
import { RunList } from './run-list';

/** For the studio's administrators: what is kept for how long, and the proof that the rest was removed. */
export function RetentionPage() {
  const retention = useRetention();
  const isNobody = retention.isError && hasErrorCode(retention.error, 'NOT_FOUND');
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-4xl px-4 py-6 md:px-8 md:py-8">
        <BackLink href="/administration" title="Administration" />
        {isNobody && (
          <EmptyState icon={<SearchX />} title="There is nothing here">
            The address may be mistyped.
          </EmptyState>
        )}
        {!isNobody && (
          <>
            <h1 className="font-semibold text-fg text-xl tracking-tight">What is kept, and for how long</h1>
            <p className="pb-4 text-fg-muted">
              Once a day the studio removes what is older. Each run leaves a line here, a failed one with its reason.
            </p>
          </>
        )}
        {retention.isError && !isNobody && (
          <ErrorState
            what="What is kept could not be read"
            error={retention.error}
            onRetry={() => void retention.refetch()}
          />
        )}
        {retention.isPending && (
          <Loading what="what is kept" className="space-y-2">
            <Skeleton className="h-40 w-full" />
            <Skeleton className="h-24 w-full" />
          </Loading>
        )}
        {retention.data !== undefined && (
          <>
            <Rules retention={retention.data} />
            <h2 className="pt-6 pb-2 font-medium text-base text-fg">Runs</h2>
            <RunList runs={retention.data.runs} />
          </>
        )}
      </div>
    </main>
  );
}
const choices = [7, 14, 30, 90, 180, 365, 730, 1095, 1825, 3650];

function Rules({ retention: { rules, fixed } }: { retention: Retention }) {
  const set = useSetRule();
  return (
    <dl className="divide-y divide-line text-sm">
      {rules.map(({ subject, words, keepDays, least }) => (
        <Line key={subject} words={words}>
          <Select
            aria-label={words}
            className="w-36"
            disabled={set.isPending}
            value={keepDays === null ? 'ever' : String(keepDays)}
            onChange={(value) => set.mutate({ subject, keepDays: value === 'ever' ? null : Number(value) })}
            options={[
              ...[...new Set([...choices, ...(keepDays === null ? [] : [keepDays])])]
                .filter((days) => days >= least)
                .sort((one, other) => one - other)
                .map((days) => ({ value: String(days), label: daysWords(days) })),
              { value: 'ever', label: 'For ever' },
            ]}
          />
        </Line>
      ))}
      {fixed.map(({ words, kept }) => (
        <Line key={words} words={words}>
          <span className="text-fg-muted">{kept}</span>
        </Line>
      ))}
    </dl>
  );
}

function Line({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
      <dt className="text-fg">{words}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function daysWords(days: number): string {
  if (days % 365 !== 0) return `${days} days`;
  return days === 365 ? 'A year' : `${days / 365} years`;
}
