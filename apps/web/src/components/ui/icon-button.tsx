import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/class-names';
import { buttonStyle } from './button';
import { Tooltip } from './tooltip';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** What it does; its name for everybody who cannot see the icon, and its tooltip. */
  label: string;
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string;
  size?: 'sm' | 'md' | 'lg';
  variant?: 'ghost' | 'secondary';
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
};

const sizes = { sm: 'size-6', md: 'size-7', lg: 'size-9' };

export function IconButton({
  label,
  shortcut,
  size = 'md',
  variant = 'ghost',
  side,
  className,
  children,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut} side={side}>
      <button
        type="button"
        aria-label={label}
        className={cn(buttonStyle({ variant, size }), sizes[size], 'px-0', className)}
        {...props}
      >
        {children}
      </button>
    </Tooltip>
  );
}
