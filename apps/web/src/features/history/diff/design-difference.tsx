'use client';

import { Equal } from 'lucide-react';
import { ConstructIcon } from '@/components/construct-icon';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import type { ChangeKind, EntityChange, FieldChange } from './design-diff';
import { ShownFirst } from './shown-first';
import { tones } from './text-diff';

/** The design's difference in words: which constructs are new, gone, or others in which fields. */
export function DesignDifference({ changes }: { changes: readonly EntityChange[] }) {
  if (changes.length === 0) {
    return (
      <EmptyState icon={<Equal />} title="Nothing differs in the design">
        Every construct and its settings are the same on both sides.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-3">
      <p className="text-fg-muted text-sm">{sumOf(changes)}</p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        <ShownFirst items={changes} noun="constructs">
          {(change) => <EntityRow key={change.id} change={change} />}
        </ShownFirst>
      </ul>
    </div>
  );
}

function sumOf(changes: readonly EntityChange[]): string {
  const kinds: ChangeKind[] = ['added', 'changed', 'removed'];
  return kinds
    .map((kind) => ({ kind, count: changes.filter(({ change }) => change === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ');
}

function EntityRow({ change }: { change: EntityChange }) {
  return (
    <li className="space-y-1.5 px-3 py-2">
      <p className="flex min-w-0 items-center gap-2">
        <Badge tone={tones[change.change]}>{change.change}</Badge>
        {change.kind !== undefined && change.kind !== 'use' && (
          <ConstructIcon kind={change.kind} className="size-4 shrink-0" />
        )}
        <MiddleTruncate text={change.label} className="font-mono text-fg text-xs" />
      </p>
      {change.fields.map((field) => (
        <FieldRow key={field.field} field={field} />
      ))}
    </li>
  );
}

function FieldRow({ field }: { field: FieldChange }) {
  return (
    <p className="grid grid-cols-[9rem_1fr] gap-2 text-xs max-sm:grid-cols-1 max-sm:gap-0">
      <span className="text-fg-subtle [overflow-wrap:anywhere]">{field.field}</span>
      <span className="min-w-0 font-mono [overflow-wrap:anywhere]">
        {field.before !== undefined && <del className="text-danger-text decoration-danger/50">{field.before}</del>}
        {field.before !== undefined && field.after !== undefined && <span className="text-fg-subtle"> → </span>}
        {field.after !== undefined && <ins className="text-success-text no-underline">{field.after}</ins>}
      </span>
    </p>
  );
}
