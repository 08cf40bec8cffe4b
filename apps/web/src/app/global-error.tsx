'use client';

import './globals.css';
import { PageFailure } from '@/components/page-failure';

/** Stands in for the root layout when that fails. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh items-center font-sans text-sm">
        <PageFailure error={error} onRetry={reset} />
      </body>
    </html>
  );
}
