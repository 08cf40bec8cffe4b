'use client';

import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { lineDiff, withContext } from './line-diff';
import type { FileChange } from './revision-diff';

const marks = { same: ' ', added: '+', removed: '−' };
const grounds = { same: '', added: 'bg-success-soft', removed: 'bg-danger-soft' };

/** A file's change, line by line. */
export function FileDiff({ change }: { change: FileChange }) {
  const lines = useMemo(() => withContext(lineDiff(change.before, change.after)), [change]);
  return (
    <details
      open={!change.isGenerated || change.file === 'app.ts'}
      className="overflow-hidden rounded-lg border border-line bg-surface"
    >
      <summary className="flex cursor-default items-center gap-2 px-3 py-2">
        <MiddleTruncate text={change.file} className="font-mono text-fg text-xs" />
        {change.isGenerated && <Lock className="size-3 shrink-0 text-fg-subtle" aria-label="Generated" />}
      </summary>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={`Difference of ${change.file}`}
        className="overflow-auto border-line border-t"
      >
        <table className="w-full border-collapse font-mono text-xs">
          <tbody>
            {lines.map((line, index) =>
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
      </section>
    </details>
  );
}
