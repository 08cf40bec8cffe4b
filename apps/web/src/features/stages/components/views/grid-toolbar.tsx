'use client';

import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconInput } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { GridFilter } from '../../model/grid-rows';

const shows = [
  { value: 'all', label: 'All' },
  { value: 'differences', label: 'Differences' },
  { value: 'missing', label: 'Missing' },
] as const;

type GridToolbarProps = { filter: GridFilter; onChange: (filter: GridFilter) => void; children?: ReactNode };

/** Finds rows by their words, or only those in which stages differ or lack something. */
export function GridToolbar({ filter, onChange, children }: GridToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
      <IconInput
        icon={<Search aria-hidden />}
        type="search"
        aria-label="Find a setting"
        placeholder="Find a setting"
        className="w-56 max-md:w-full"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <SegmentedControl
        aria-label="Rows"
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        options={shows}
      />
      {children}
    </div>
  );
}
