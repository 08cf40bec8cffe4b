'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/class-names';

export const Dialog = Radix.Root;
export const DialogClose = Radix.Close;

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the one that does it last. */
  footer?: ReactNode;
  /** At the side of the window, over its whole height: for long forms and details. */
  placement?: 'center' | 'right';
  /** The content has a heading and a way to close it of its own; the title is only said. */
  isBare?: boolean;
  /** There is nothing in it but text: it takes the focus itself, so that keys scroll it. */
  isText?: boolean;
};

export function DialogContent({
  title,
  description,
  footer,
  placement = 'center',
  isBare = false,
  isText = false,
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
        <header className={isBare ? 'sr-only' : 'px-5 pt-4 pb-2'}>
          <div className="space-y-1 pr-8">
            <Radix.Title className="font-semibold text-base text-fg [overflow-wrap:anywhere]">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="text-fg-muted text-sm">{description}</Radix.Description>
            )}
          </div>
        </header>
        <div
          tabIndex={isText ? 0 : undefined}
          className={isBare ? 'flex min-h-0 flex-1 flex-col overflow-auto' : 'min-h-0 flex-1 overflow-auto px-5 py-2'}
        >
          {children}
        </div>
        {footer !== undefined && (
          <footer className="flex flex-wrap items-center justify-end gap-2 px-5 pt-2 pb-4">{footer}</footer>
        )}
        {/* Last, so that what is opened first takes the focus. */}
        {!isBare && (
          <Radix.Close
            aria-label="Close"
            className="absolute top-3 right-3 flex size-7 items-center justify-center rounded-md text-fg-muted hover:bg-hover hover:text-fg"
          >
            <X className="size-4" aria-hidden />
          </Radix.Close>
        )}
      </Radix.Content>
    </Radix.Portal>
  );
}
