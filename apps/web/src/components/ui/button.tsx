import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { Spinner } from './spinner';

export const buttonStyle = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-fg hover:bg-accent-hover',
        secondary: 'border-line-strong bg-surface text-fg hover:bg-hover',
        ghost: 'border-transparent text-fg-muted hover:bg-hover hover:text-fg',
        danger: 'border-transparent bg-danger text-white hover:bg-danger-hover',
        'danger-quiet': 'border-line-strong bg-surface text-danger-text hover:bg-danger-soft',
      },
      size: {
        sm: 'h-6 px-2 text-xs [&_svg]:size-3.5',
        md: 'h-7 px-2.5 text-sm [&_svg]:size-4',
        lg: 'h-9 px-3.5 text-base [&_svg]:size-4',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & {
    /** The child is the element: a link that looks like a button. */
    asChild?: boolean;
    /** Shows that it works and refuses further clicks. */
    isBusy?: boolean;
  };

export function Button({
  variant,
  size,
  asChild,
  isBusy = false,
  className,
  children,
  disabled,
  ...props
}: ButtonProps) {
  if (asChild) {
    return (
      <Slot.Root className={cn(buttonStyle({ variant, size }), className)} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      className={cn(buttonStyle({ variant, size }), className)}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...props}
    >
      {isBusy && <Spinner className="size-3.5" />}
      {children}
    </button>
  );
}
