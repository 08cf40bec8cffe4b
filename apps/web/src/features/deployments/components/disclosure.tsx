import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type DisclosureProps = {
  title: string;
  count?: number;
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
};

/** What most do not need to see, one click away. */
export function Disclosure({ title, count, onToggle, children }: DisclosureProps) {
  return (
    <details
      className="group rounded-md border border-line"
      onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}
    >
      <summary className="flex h-8 list-none items-center gap-2 px-3 text-fg-muted hover:text-fg [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden />
        {title}
        {count !== undefined && <span className="text-fg-subtle tabular-nums">{count}</span>}
      </summary>
      <div className="px-3 pt-1 pb-3">{children}</div>
    </details>
  );
}
