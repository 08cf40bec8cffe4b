'use client';

import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

type SegmentedControlProps<Value extends string> = {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; ariaLabel?: string }[];
  'aria-label': string;
  className?: string;
};

/** One of two to five, all in sight. */
export function SegmentedControl<Value extends string>({
  value,
  onChange,
  options,
  className,
  ...props
}: SegmentedControlProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      // An empty value means that the chosen one was pressed again; the items are all else that can come.
      onValueChange={(next) => next !== '' && onChange(next as Value)}
      className={cn('inline-flex h-7 items-center gap-px rounded-md border border-line bg-sunken p-px', className)}
      {...props}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.ariaLabel}
          className="inline-flex h-full items-center gap-1.5 rounded-[5px] px-2 font-medium text-fg-muted text-xs transition-colors hover:text-fg data-[state=on]:bg-raised data-[state=on]:text-fg data-[state=on]:shadow-[0_0_0_1px_var(--line-strong)] [&_svg]:size-3.5"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
