'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import type { ChangeKind } from './design-diff';
import { lineDiff, withContext } from './line-diff';

const marks = { same: ' ', added: '+', removed: '−' };
const grounds = { same: '', added: 'bg-success-soft', removed: 'bg-danger-soft' };
export const tones = { added: 'success', removed: 'danger', changed: 'neutral' } as const;

/** So many lines are drawn at once: a browser is slow with tens of thousands of rows. */
const MOST_ROWS = 400;

type TextDiffProps = {
  name: string;
  change: ChangeKind;
  before: string;
  after: string;
  /** Quieter words beside the name. */
  detail?: ReactNode;
  isOpen: boolean;
};

/** How a text changed, line by line; compared only once it is opened. */
export function TextDiff({ name, change, before, after, detail, isOpen: isOpenAtFirst }: TextDiffProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <section aria-label={name} className="overflow-hidden rounded-lg border border-line bg-surface">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex w-full items-center gap-2 px-3 py-2 text-left hover:bg-hover"
      >
        <ChevronRight
          className={cn('size-3.5 shrink-0 text-fg-subtle transition-transform', isOpen && 'rotate-90')}
          aria-hidden
        />
        <Badge tone={tones[change]}>{change}</Badge>
        <MiddleTruncate text={name} className="font-mono text-fg text-xs" />
        {detail !== undefined && (
          <span className="ml-auto flex min-w-0 shrink items-center gap-2 truncate pl-2 text-fg-subtle text-xs">
            {detail}
          </span>
        )}
      </button>
      {isOpen && <Lines name={name} before={before} after={after} />}
    </section>
  );
}

function Lines({ name, before, after }: { name: string; before: string; after: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const lines = useMemo(() => withContext(lineDiff(before, after)), [before, after]);
  const shown = isWhole ? lines : lines.slice(0, MOST_ROWS);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`Difference of ${name}`}
      className="overflow-auto border-line border-t"
    >
      <table className="w-full border-collapse font-mono text-xs">
        <tbody>
          {shown.map((line, index) =>
            line.type === 'gap' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a difference never changes its order
              <tr key={index} className="text-fg-subtle">
                <td colSpan={4} className="bg-sunken px-3 py-0.5">
                  {line.count} {line.count === 1 ? 'line' : 'lines'} as before
                </td>
              </tr>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a difference never changes its order
              <tr key={index} className={grounds[line.type]}>
                <td className="w-10 select-none px-2 text-right text-fg-subtle tabular-nums">{line.before}</td>
                <td className="w-10 select-none px-2 text-right text-fg-subtle tabular-nums">{line.after}</td>
                <td className={cn('w-4 select-none', line.type !== 'same' && 'text-fg-muted')}>{marks[line.type]}</td>
                <td className="whitespace-pre pr-4 text-fg">{line.text}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {lines.length > shown.length && (
        <div className="p-2">
          <Button size="sm" onClick={() => setIsWhole(true)}>
            Show the other {lines.length - shown.length} lines
          </Button>
        </div>
      )}
    </section>
  );
}
