import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { inputStyle } from './input';

/** Grows with its text, from `rows` upwards. */
export function Textarea({
  isMono = false,
  className,
  rows = 1,
  style,
  ...props
}: ComponentProps<'textarea'> & { isMono?: boolean }) {
  return (
    <textarea
      className={cn(inputStyle, 'field-sizing-content block max-h-80 py-1.5', isMono && 'font-mono text-xs', className)}
      spellCheck={isMono ? false : undefined}
      rows={rows}
      // A field that is sized by its content takes no notice of `rows`.
      style={{ minHeight: `calc(${rows}lh + 14px)`, ...style }}
      {...props}
    />
  );
}
