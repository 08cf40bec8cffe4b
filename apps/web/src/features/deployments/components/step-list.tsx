import type { Deployment } from '@chalice-studio/control-plane/contract';
import { Ban, Check, Circle, CircleDashed, X } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import { formatClock, formatDuration } from '@/lib/time';
import { type Step, stepsOf } from '../model/timeline';

const stateWords = {
  waiting: 'waiting',
  running: 'under way',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'not reached',
} as const;

/** What a deployment goes through, with the time that each step took or takes. */
export function StepList({ deployment, now }: { deployment: Deployment; now: number }) {
  return (
    <ol aria-label="Steps" className="space-y-px">
      {stepsOf(deployment, now).map((step) => (
        <li
          key={step.name}
          className="flex h-7 items-center gap-2.5"
          aria-current={step.state === 'running' ? 'step' : undefined}
        >
          <StepIcon state={step.state} />
          <span className={cn('w-14 shrink-0 font-medium', isQuiet(step) ? 'text-fg-subtle' : 'text-fg')}>
            {step.label}
          </span>
          <span className="sr-only">{stateWords[step.state]}</span>
          <span className="min-w-0 flex-1 truncate text-fg-subtle text-xs">{step.does}</span>
          {step.startedAt !== undefined && (
            <span className="hidden font-mono text-fg-subtle text-xs sm:inline">{formatClock(step.startedAt)}</span>
          )}
          <span className="w-16 shrink-0 text-right text-fg-muted text-xs tabular-nums">
            {step.elapsedMs === undefined ? '' : formatDuration(step.elapsedMs)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepIcon({ state }: Pick<Step, 'state'>) {
  if (state === 'running') return <Spinner className="size-4 text-accent-text" />;
  const { icon: Icon, className } = icons[state];
  return <Icon className={cn('size-4 shrink-0', className)} aria-hidden />;
}

const icons = {
  waiting: { icon: Circle, className: 'text-line-strong' },
  skipped: { icon: CircleDashed, className: 'text-line-strong' },
  done: { icon: Check, className: 'text-success-text' },
  failed: { icon: X, className: 'text-danger-text' },
  cancelled: { icon: Ban, className: 'text-fg-subtle' },
} as const;

function isQuiet({ state }: Step): boolean {
  return state === 'waiting' || state === 'skipped';
}
