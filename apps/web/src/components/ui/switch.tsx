'use client';

import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

type SwitchProps = Omit<ComponentProps<typeof Radix.Root>, 'onChange' | 'onCheckedChange'> & {
  checked: boolean;
  onChange: (checked: boolean) => void;
};

/** For what takes effect at once; what waits for a button is a Checkbox. */
export function Switch({ onChange, className, ...props }: SwitchProps) {
  return (
    <Radix.Root
      onCheckedChange={onChange}
      className={cn(
        'inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-control bg-sunken p-px transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="block size-3.5 rounded-full bg-fg-muted transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-accent-fg" />
    </Radix.Root>
  );
}
