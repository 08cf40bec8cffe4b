import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { inputStyle } from './input';

/** Grows with its text, from `rows` upwards. */
export function Textarea({ isMono = false, className, ...props }: ComponentProps<'textarea'> & { isMono?: boolean }) {
  return (
    <textarea
      className={cn(inputStyle, 'field-sizing-content max-h-80 py-1.5', isMono && 'font-mono text-xs', className)}
      spellCheck={isMono ? false : undefined}
      {...props}
    />
  );
}
