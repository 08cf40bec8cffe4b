'use client';

import { ConstructIcon } from '@/components/construct-icon';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import type { Invokable } from '../model/invokables';

type InvokableListProps = {
  invokables: readonly Invokable[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
};

/** Everything that can be called, by what it is. */
export function InvokableList({ invokables, selectedId, onSelect }: InvokableListProps) {
  const groups = [...new Set(invokables.map((invokable) => invokable.group))];
  return (
    <nav aria-label="What to call" className="space-y-3 p-2">
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className="px-2 pb-1 text-fg-subtle text-xs">{group}</h2>
          <ul>
            {invokables
              .filter((invokable) => invokable.group === group)
              .map((invokable) => (
                <li key={invokable.id}>
                  <button
                    type="button"
                    aria-current={invokable.id === selectedId}
                    onClick={() => onSelect(invokable.id)}
                    className={cn(
                      'flex h-7 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover',
                      invokable.id === selectedId && 'bg-active font-medium',
                    )}
                  >
                    <ConstructIcon kind={invokable.kind} />
                    <MiddleTruncate text={invokable.label} className="font-mono text-xs" />
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
