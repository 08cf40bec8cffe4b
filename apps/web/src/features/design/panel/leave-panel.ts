import type { KeyboardEvent } from 'react';
import { isTyping } from '@/lib/is-typing';
import { focusCard } from '../problems/show-field';

/** Escape leads from a field back to the card that it is of: the keys of the canvas work there. */
export function leavePanel(event: KeyboardEvent<HTMLElement>, id: string): void {
  const { target, currentTarget } = event;
  // A list that is open over the panel, and the editor of code, have an Escape of their own.
  const isField = target instanceof HTMLElement && currentTarget.contains(target) && isTyping(target);
  if (event.key !== 'Escape' || !isField || target.closest('.monaco-editor, [aria-expanded="true"]') !== null) return;
  event.preventDefault();
  target.blur();
  focusCard(id);
}
