'use client';

import { PageFailure } from '@/components/page-failure';

/** The project's bar stays: its other pages may work. */
export default function TabError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="flex flex-1 items-center">
      <PageFailure error={error} onRetry={reset} />
    </div>
  );
}
