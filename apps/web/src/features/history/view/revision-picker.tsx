'use client';

import type { Revision } from '@chalice-studio/control-plane/contract';
import { Combobox } from '@/components/ui/combobox';
import { formatRelative } from '@/lib/time';
import { useRevisions } from '../list/use-revisions';

type RevisionPickerProps = {
  label: string;
  value: number;
  /** What the history says of it, which the list may not have read yet. */
  record: Revision | undefined;
  onChange: (revision: number) => void;
};

/** A revision by its name, its words or its number: those with a name first, any other by its number. */
export function RevisionPicker({ label, value, record, onChange }: RevisionPickerProps) {
  const { revisions = [], current } = useRevisions();
  const named = useRevisions({ isNamedOnly: true }).revisions ?? [];
  const listed = new Set(named.map(({ revision }) => revision));
  const rest = revisions.filter(({ revision }) => !listed.has(revision));
  const options = [...named.map((each) => optionOf(each, 'Named')), ...rest.map((each) => optionOf(each, 'Revisions'))];
  const isListed = options.some((option) => option.value === String(value));
  const own = {
    value: String(value),
    label: record === undefined ? `${value}` : labelOf({ ...record, revision: value }),
  };
  return (
    <Combobox
      aria-label={label}
      value={String(value)}
      onChange={(next) => next !== undefined && onChange(Number(next))}
      options={isListed ? options : [own, ...options]}
      searchPlaceholder="Name, words or number…"
      empty="None of them. Any revision can be given by its number."
      createWords={(text) => (isRevision(text, current) ? `Revision ${Number(text)}` : undefined)}
      onCreate={(text) => onChange(Number(text))}
      className="w-64 max-sm:w-auto max-sm:min-w-0 max-sm:flex-1 max-sm:basis-64"
    />
  );
}

function optionOf(revision: Revision, group: string) {
  return {
    value: String(revision.revision),
    label: labelOf(revision),
    description: formatRelative(revision.at, Date.now()),
    group,
  };
}

function labelOf({ revision, named, summary }: Revision): string {
  return `${revision} · ${named?.name ?? summary}`;
}

const isRevision = (text: string, current: number) =>
  /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= current;
