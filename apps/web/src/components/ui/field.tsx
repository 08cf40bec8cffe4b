'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/class-names';

export type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: string;
  warning?: string;
  isOptional?: boolean;
  /** Beside the label, at its right end. */
  action?: ReactNode;
  /** Label at the left, control at the right: for rows of short controls. */
  layout?: 'stacked' | 'row';
  className?: string;
  /** Spread what it is given on the control: `{(ids) => <Input {...ids} />}`. */
  children: (ids: FieldIds) => ReactNode;
};

/** A control with its label, help and error, joined for those who hear the page. */
export function Field({
  label,
  help,
  error,
  warning,
  isOptional = false,
  action,
  layout = 'stacked',
  className,
  children,
}: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = help !== undefined || error !== undefined || warning !== undefined;
  const ids = {
    id,
    'aria-describedby': hasNote ? noteId : undefined,
    'aria-invalid': error ? (true as const) : undefined,
  };
  const note = hasNote && (
    <p id={noteId} className="text-xs">
      {error !== undefined && <Note icon={<CircleAlert />} text={error} className="text-danger-text" />}
      {error === undefined && warning !== undefined && (
        <Note icon={<TriangleAlert />} text={warning} className="text-warning-text" />
      )}
      {error === undefined && help !== undefined && <span className="text-fg-subtle">{help}</span>}
    </p>
  );
  const heading = (
    <span className="flex min-h-5 items-center gap-1.5">
      <label htmlFor={id} className="font-medium text-fg text-xs">
        {label}
      </label>
      {isOptional && <span className="text-fg-subtle text-xs">optional</span>}
      {action !== undefined && <span className="ml-auto">{action}</span>}
    </span>
  );
  if (layout === 'row') {
    return (
      <div className={cn('flex items-start justify-between gap-4', className)}>
        <div className="min-w-0 space-y-0.5">
          {heading}
          {note}
        </div>
        <div className="shrink-0">{children(ids)}</div>
      </div>
    );
  }
  return (
    // Margins of its own, not space between: a Select in a form has a hidden sibling, which would move it.
    <div className={className}>
      <div className="pb-1">{heading}</div>
      {children(ids)}
      {note && <div className="pt-1">{note}</div>}
    </div>
  );
}

function Note({ icon, text, className }: { icon: ReactNode; text: string; className: string }) {
  return (
    <span className={cn('flex items-start gap-1 [&_svg]:mt-0.5 [&_svg]:size-3 [&_svg]:shrink-0', className)}>
      {icon}
      {text}
    </span>
  );
}
