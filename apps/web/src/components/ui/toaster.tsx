'use client';

import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Sonner } from 'sonner';
import { sayToasterPlaced } from './toast';

export function Toaster() {
  const { resolvedTheme } = useTheme();
  // Effects of children run first, so that by now it listens.
  useEffect(sayToasterPlaced, []);
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      gap={8}
      offset={16}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2 rounded-lg bg-raised px-3 py-2.5 text-sm text-fg shadow-pop font-sans sm:w-[360px]',
          icon: 'mt-0.5 shrink-0',
          title: 'font-medium',
          description: 'mt-0.5 text-fg-muted text-xs break-words',
          content: 'min-w-0 flex-1',
          actionButton:
            'ml-auto shrink-0 rounded-md border border-line-strong px-2 py-0.5 text-xs font-medium hover:bg-hover',
          error: '[&_[data-icon]]:text-danger-text',
          success: '[&_[data-icon]]:text-success-text',
        },
      }}
    />
  );
}
