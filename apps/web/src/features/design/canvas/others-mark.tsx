'use client';

import { useOthersAt } from '@/components/document/use-others';
import { colorOf } from '@/components/initials';
import { cn } from '@/lib/class-names';

type OthersMarkProps = {
  ids: readonly string[];
  /** The window shows so much that words cannot be read: the ring alone. */
  isFar: boolean;
  className?: string;
};

/** Around what others have selected: a ring in the colour of the first, and everybody's name. The outline says it in words. */
export function OthersMark({ ids, isFar, className }: OthersMarkProps) {
  const people = useOthersAt(ids);
  const [first] = people;
  if (first === undefined) return null;
  return (
    <span
      aria-hidden
      className={cn('pointer-events-none absolute -inset-1 rounded-xl border-2', isFar && 'border-8', className)}
      style={{ borderColor: colorOf(first.name) }}
    >
      {!isFar && (
        <span className="absolute right-2 bottom-full mb-0.5 flex max-w-full gap-1">
          {people.map(({ id, name }) => (
            <span
              key={id}
              className="max-w-32 truncate rounded-sm px-1 font-medium text-2xs text-surface leading-4"
              style={{ background: colorOf(name) }}
            >
              {name}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
