import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/class-names';

export const inputStyle =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-fg text-sm placeholder:text-fg-subtle transition-colors hover:border-control focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 [&[readonly]]:bg-sunken aria-invalid:border-danger aria-invalid:focus-visible:outline-danger';

type InputProps = Omit<ComponentProps<'input'>, 'size'> & {
  size?: 'md' | 'lg';
  /** Names, paths, expressions. */
  isMono?: boolean;
};

export function Input({ size = 'md', isMono = false, className, ...props }: InputProps) {
  return (
    <input
      className={cn(inputStyle, size === 'lg' ? 'h-9 px-3 text-base' : 'h-7', isMono && 'font-mono text-xs', className)}
      spellCheck={isMono ? false : undefined}
      autoCapitalize={isMono ? 'off' : undefined}
      {...props}
    />
  );
}

/** An input with an icon before it: search and filter fields. */
export function IconInput({ icon, className, ...props }: InputProps & { icon: ReactNode }) {
  return (
    <span className={cn('relative block', className)}>
      <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-fg-subtle [&_svg]:size-3.5">
        {icon}
      </span>
      <Input className="pl-7" {...props} />
    </span>
  );
}
