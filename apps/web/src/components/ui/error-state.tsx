import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeFailure } from '@/lib/api-error';
import { cn } from '@/lib/class-names';
import { Button } from './button';
import { CopyButton } from './copy-button';

type ErrorStateProps = {
  /** What could not be done: “The logs could not be loaded”. */
  what: string;
  error: unknown;
  onRetry?: () => void;
  /** Something else that leads on. */
  action?: ReactNode;
  /** `row` fits into a list or a panel. */
  layout?: 'page' | 'row';
  className?: string;
};

/** What failed, why, what to do, and an id to quote. */
export function ErrorState({ what, error, onRetry, action, layout = 'page', className }: ErrorStateProps) {
  const failure = describeFailure(error);
  const canRetry = onRetry !== undefined && failure.canRetry;
  const report = `${failure.code} · ${what} · ${typeof window === 'undefined' ? '' : window.location.pathname}`;
  return (
    <div
      role="alert"
      className={cn(
        'flex gap-3 text-sm',
        layout === 'page'
          ? 'mx-auto max-w-md flex-col items-center px-4 py-12 text-center'
          : 'items-start rounded-lg border border-line bg-danger-soft p-3',
        className,
      )}
    >
      <CircleAlert className="size-5 shrink-0 text-danger-text" aria-hidden />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-medium text-fg">{what}</p>
        <p className="text-fg-muted [overflow-wrap:anywhere]">{failure.message}</p>
        <div className={cn('flex flex-wrap items-center gap-2 pt-2', layout === 'page' && 'justify-center')}>
          {canRetry && <Button onClick={onRetry}>Try again</Button>}
          {action}
          <CopyButton value={report} label="Copy details" variant="ghost">
            {failure.code}
          </CopyButton>
        </div>
      </div>
    </div>
  );
}
