'use client';

import { useSyncExternalStore } from 'react';

let said = { text: '', count: 0 };
const listeners = new Set<() => void>();

/** Says to a screen reader what came of a key or a drag where nothing else says it. */
export function announce(text: string): void {
  said = { text, count: said.count + 1 };
  for (const listener of listeners) listener();
}

/** Where announcements are heard; stands once on the page. */
export function Announcements() {
  const { text, count } = useSyncExternalStore(subscribe, read, read);
  return (
    <span role="status" className="sr-only">
      {/* The same words twice are heard twice. */}
      <span key={count}>{text}</span>
    </span>
  );
}

const read = () => said;

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
