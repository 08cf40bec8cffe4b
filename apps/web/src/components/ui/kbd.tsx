'use client';

import { useSyncExternalStore } from 'react';
import { cn } from '@/lib/class-names';

const words = { esc: 'Esc', space: 'Space', plus: '+', arrows: '← ↑ ↓ →' };
const appleWords: Record<string, string> = { ...words, mod: '⌘', alt: '⌥', shift: '⇧', enter: '↵' };
const otherWords: Record<string, string> = { ...words, mod: 'Ctrl', alt: 'Alt', shift: 'Shift', enter: 'Enter' };

/** A shortcut as its keys: `mod+k`, `g d`. `mod` is ⌘ on Apple's machines and Ctrl elsewhere. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const named = useIsApple() ? appleWords : otherWords;
  return (
    <span className={cn('inline-flex shrink-0 items-center gap-0.5', className)}>
      {keys.split(/[+ ]/).map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-sm border border-line-strong bg-sunken px-1 font-sans text-2xs text-fg-muted leading-none"
        >
          {named[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}

/** The server cannot know; the page corrects itself when it starts. */
function useIsApple(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
}
