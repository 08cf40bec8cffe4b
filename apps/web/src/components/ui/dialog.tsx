'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/class-names';
import { IconButton } from './icon-button';

export const Dialog = Radix.Root;
export const DialogClose = Radix.Close;

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the one that does it last. */
  footer?: ReactNode;
  /** At the side of the window, over its whole height: for long forms and details. */
  placement?: 'center' | 'right';
};

export function DialogContent({
  title,
  description,
  footer,
  placement = 'center',
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-overlay" />
      <Radix.Content
        className={cn(
          'fixed z-40 flex flex-col bg-raised text-sm shadow-pop outline-none',
          placement === 'center'
            ? 'pop-in inset-x-3 top-[12vh] mx-auto max-h-[76vh] max-w-md rounded-xl'
            : 'fade-in inset-y-0 right-0 w-full max-w-lg',
          className,
        )}
        {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        {...props}
      >
        <header className="flex items-start gap-3 px-5 pt-4 pb-2">
          <div className="min-w-0 flex-1 space-y-1">
            <Radix.Title className="font-semibold text-base text-fg [overflow-wrap:anywhere]">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="text-fg-muted text-sm">{description}</Radix.Description>
            )}
          </div>
          <Radix.Close asChild>
            <IconButton label="Close" shortcut="esc" className="-mr-2">
              <X />
            </IconButton>
          </Radix.Close>
        </header>
        <div className="min-h-0 flex-1 overflow-auto px-5 py-2">{children}</div>
        {footer !== undefined && (
          <footer className="flex flex-wrap items-center justify-end gap-2 px-5 pt-2 pb-4">{footer}</footer>
        )}
      </Radix.Content>
    </Radix.Portal>
  );
}
