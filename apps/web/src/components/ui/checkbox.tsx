'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/lib/class-names';

type CheckboxProps = Omit<ComponentProps<typeof Radix.Root>, 'onChange' | 'onCheckedChange' | 'checked'> & {
  checked: boolean | 'indeterminate';
  onChange: (checked: boolean) => void;
  /** Words beside it; without them give `aria-label`. */
  label?: ReactNode;
};

export function Checkbox({ checked, onChange, label, className, id, ...props }: CheckboxProps) {
  const ownId = useId();
  const box = (
    <Radix.Root
      id={id ?? ownId}
      checked={checked}
      onCheckedChange={(next) => onChange(next === true)}
      className={cn(
        'inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-accent-fg transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent',
        className,
      )}
      {...props}
    >
      <Radix.Indicator>
        {checked === 'indeterminate' ? <Minus className="size-3" /> : <Check className="size-3" strokeWidth={3} />}
      </Radix.Indicator>
    </Radix.Root>
  );
  if (label === undefined) return box;
  return (
    <span className="inline-flex items-start gap-2 [&>button]:mt-0.5">
      {box}
      <label htmlFor={id ?? ownId} className="select-none text-sm">
        {label}
      </label>
    </span>
  );
}
