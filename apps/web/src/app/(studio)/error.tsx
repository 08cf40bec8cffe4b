'use client';

import { PageFailure } from '@/components/page-failure';

/** The rail stays: another page may work. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex flex-1 items-center">
      <PageFailure error={error} onRetry={reset} />
    </main>
  );
}
