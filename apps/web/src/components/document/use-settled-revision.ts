'use client';

import { useEffect, useState } from 'react';
import { useDocumentState } from './use-document';

const PAUSE_MS = 1200;

/** The newest saved revision, once it has been that for a moment: what asks the studio at each change waits for a pause in typing. */
export function useSettledRevision(): number {
  const revision = useDocumentState((state) => state.document.revision);
  const [settled, setSettled] = useState(revision);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(revision), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [revision]);
  return settled;
}
