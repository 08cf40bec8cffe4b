import { cn } from '@/lib/class-names';

export type StatusTone = 'idle' | 'busy' | 'success' | 'warning' | 'danger';

/** Each tone has a form of its own, so that it reads without colour; its words stand beside it or are its `label`. */
export function StatusDot({ tone, label, className }: { tone: StatusTone; label?: string; className?: string }) {
  return (
    <span className={cn('inline-flex shrink-0', toneColors[tone], className)} title={label}>
      {label !== undefined && <span className="sr-only">{label}</span>}
      <svg viewBox="0 0 12 12" className="size-3" aria-hidden="true">
        {forms[tone]}
      </svg>
    </span>
  );
}

const toneColors: Record<StatusTone, string> = {
  idle: 'text-fg-subtle',
  busy: 'text-accent-text',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
};

const forms = {
  idle: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  busy: (
    <g className="origin-center animate-spin">
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" opacity="0.25" />
      <path
        d="M10.25 6A4.25 4.25 0 0 0 6 1.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </g>
  ),
  success: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  warning: <path d="M6 1.5 11 10.5H1Z" fill="currentColor" />,
  danger: <path d="M6 .9 11.1 6 6 11.1 .9 6Z" fill="currentColor" />,
};
