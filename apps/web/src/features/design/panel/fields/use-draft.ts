'use client';

import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 350;

/** Text as it is being typed: committed after a pause and on leaving; what others write shows unless one types here. */
export function useDraft(stored: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<{ draft: string | undefined; stored: string; commit: (text: string) => void }>({
    draft,
    stored,
    commit,
  });
  latest.current = { draft, stored, commit };

  const flush = () => {
    clearTimeout(timer.current);
    const { draft: typed, stored: before, commit: save } = latest.current;
    if (typed !== undefined && typed !== before) save(typed);
  };
  // Leaving the panel by selecting something else is leaving the field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end only, with what is typed then
  useEffect(() => () => flush(), []);

  return {
    value: draft ?? stored,
    onChange(text: string) {
      setDraft(text);
      latest.current.draft = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, PAUSE_MS);
    },
    onBlur() {
      flush();
      setDraft(undefined);
    },
  };
}
