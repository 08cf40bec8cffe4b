import { Check, Circle, Undo2, X } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import type { ConstructState } from '../model/construct-states';

export const stateWords: Record<ConstructState['state'], string> = {
  pending: 'waiting',
  'in-progress': 'under way',
  done: 'done',
  failed: 'failed',
  undone: 'back as it was',
};

/** Each state has a form of its own; its words stand beside it. */
export function StateMark({ state, className }: { state: ConstructState['state']; className?: string }) {
  if (state === 'in-progress') return <Spinner className={cn('size-3.5 text-accent-text', className)} />;
  const { icon: Icon, color } = marks[state];
  return <Icon className={cn('size-3.5 shrink-0', color, className)} aria-hidden />;
}

const marks = {
  pending: { icon: Circle, color: 'text-fg-subtle' },
  done: { icon: Check, color: 'text-success-text' },
  failed: { icon: X, color: 'text-danger-text' },
  undone: { icon: Undo2, color: 'text-warning-text' },
} as const;
