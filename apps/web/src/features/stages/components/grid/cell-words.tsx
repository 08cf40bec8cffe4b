'use client';

import type { Secret } from '@chalice-studio/control-plane/contract';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { cn } from '@/lib/class-names';
import type { Cell, ValueRow } from '../../model/grid-rows';

type CellWordsProps = { row: ValueRow; cell: Cell; secret: Secret | undefined; problem: string | undefined };

/** What a cell shows while it is not edited: values of its own in full ink, defaults and what it takes over from all functions quieter. */
export function CellWords({ row, cell, secret, problem }: CellWordsProps) {
  const isOfFunction = 'functionName' in row && row.functionName !== undefined;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {problem !== undefined && <CircleAlert aria-hidden className="size-3.5 shrink-0 text-danger-text" />}
      {cell.isMissing ? (
        <span className={cn('flex items-center gap-1', isOfFunction ? 'text-fg-subtle' : 'text-warning-text')}>
          {!isOfFunction && <TriangleAlert aria-hidden className="size-3 shrink-0" />}
          not set
        </span>
      ) : (
        <span
          className={cn(
            'truncate',
            row.type !== 'setting' && 'font-mono text-xs',
            cell.state === 'own' ? 'text-fg' : 'text-fg-subtle',
          )}
        >
          {row.type === 'secret' ? secretWords(secret) : cell.words === '' ? '(empty)' : cell.words}
        </span>
      )}
      {secret !== undefined && secret.runs !== secret.version && (
        <span className="shrink-0 rounded-sm bg-warning-soft px-1 text-2xs text-warning-text">
          {secret.runs === null ? 'not deployed' : `v${secret.runs} runs`}
        </span>
      )}
    </span>
  );
}

function secretWords(secret: Secret | undefined): string {
  return secret === undefined ? '••••••' : `•••••• v${secret.version}`;
}

/** What a screen reader says of a cell. */
export function cellLabel({ row, stageName, cell, secret, problem }: CellWordsProps & { stageName: string }): string {
  const of = `${row.type === 'setting' ? row.field.label : row.name}${'functionName' in row && row.functionName !== undefined ? ` of ${row.functionName}` : ''} in ${stageName}`;
  const value = cell.isMissing
    ? 'not set'
    : row.type === 'secret'
      ? `set, version ${secret?.version ?? ''}`
      : cell.words;
  const from = { own: '', 'all-functions': ', as all functions', default: ', default', missing: '' }[cell.state];
  return `${of}: ${value}${from}${problem === undefined ? '' : `. ${problem}`}`;
}
