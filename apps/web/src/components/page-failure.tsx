'use client';

import { Bug } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from './ui/button';
import { CopyButton } from './ui/copy-button';
import { EmptyState } from './ui/empty-state';

type PageFailureProps = { error: Error & { digest?: string }; onRetry: () => void };

/** A fault of ours: what a page shows in place of itself. */
export function PageFailure({ error, onRetry }: PageFailureProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  const report = [error.name, error.message, error.digest, error.stack].filter(Boolean).join('\n');
  return (
    <div role="alert" className="w-full">
      <EmptyState
        icon={<Bug />}
        title="This page failed"
        action={
          <div className="flex gap-2">
            <Button variant="primary" onClick={onRetry}>
              Try again
            </Button>
            <CopyButton value={report} label="Copy details" size="md" variant="secondary">
              Copy details
            </CopyButton>
          </div>
        }
      >
        The fault is the studio’s, and nothing that was saved is lost. Try again; if it stays, send the details to
        whoever runs the studio.
      </EmptyState>
    </div>
  );
}
