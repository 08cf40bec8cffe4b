'use client';

import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 350;

/** A draft that was saved: what was stored before, and what it became there (JSON is laid out anew, spaces go). */
type Saved = { text: string; before: string; as: string | undefined };

/**
 * Text as it is being typed: committed after a pause and on leaving. What others write, or undo brings back, shows unless
 * one types here; a field that is only left does not write over it.
 */
export function useDraft(stored: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saved = useRef<Saved>(undefined);
  const latest = useRef({ draft, stored, commit });
  latest.current = { draft, stored, commit };
  if (saved.current !== undefined && saved.current.as === undefined && saved.current.before !== stored)
    saved.current = { ...saved.current, as: stored };

  const flush = () => {
    clearTimeout(timer.current);
    const { draft: typed, stored: before, commit: save } = latest.current;
    const isSaved = saved.current !== undefined && saved.current.text === typed && saved.current.as !== undefined;
    if (typed === undefined || typed === before || isSaved) return;
    saved.current = { text: typed, before, as: undefined };
    save(typed);
  };
  // Leaving the panel by selecting something else is leaving the field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end only, with what is typed then
  useEffect(() => () => flush(), []);

  const isOvertaken = saved.current?.text === draft && saved.current?.as !== undefined && saved.current.as !== stored;
  return {
    value: draft === undefined || isOvertaken ? stored : draft,
    onChange(text: string) {
      saved.current = undefined;
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
