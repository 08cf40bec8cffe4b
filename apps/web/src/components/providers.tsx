'use client';

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { Tooltip } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { describeFailure, hasErrorCode } from '@/lib/api-error';
import { later } from '@/lib/later';
import { isPublicPage } from '@/lib/public-pages';
import { useIsToastWanted } from './ui/toast';

const Toaster = later(() => import('./ui/toaster').then((module) => module.Toaster));

/** What every page stands in: data, theme, tooltips, toasts. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const isToastWanted = useIsToastWanted();
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
          {children}
          {isToastWanted && <Toaster />}
        </Tooltip.Provider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({ onError: leaveIfSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What the studio refused it will refuse again; only a fault or a broken line is worth a second try.
        retry: (failures, error) => failures < 2 && describeFailure(error).canRetry,
      },
    },
  });
}

function leaveIfSignedOut(error: unknown) {
  if (!hasErrorCode(error, 'UNAUTHENTICATED') || isPublicPage(window.location.pathname)) return;
  const next = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
}
