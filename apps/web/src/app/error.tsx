'use client';

import { PageFailure } from '@/components/page-failure';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex min-h-dvh items-center">
      <PageFailure error={error} onRetry={reset} />
    </main>
  );
}
