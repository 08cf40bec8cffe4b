'use client';

import { Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { IconInput } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { formatExact } from '@/lib/time';
import { LOG_LEVEL_WORDS, LOG_LEVELS, LOG_RANGES, type LogRange } from '../constants';
import type { LogView } from '../model/log-view';
import { ChoiceMenu } from './choice-menu';

type LogToolbarProps = {
  view: LogView;
  onChange: (changes: Partial<LogView>) => void;
  text: string;
  onText: (text: string) => void;
  functionNames: readonly string[];
  filterField: RefObject<HTMLInputElement | null>;
};

export function LogToolbar({ view, onChange, text, onText, functionNames, filterField }: LogToolbarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Log filters"
      className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2"
    >
      <span className="relative w-full sm:w-64">
        <IconInput
          ref={filterField}
          icon={<Search />}
          type="search"
          aria-label="Filter by text"
          placeholder="Filter lines"
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && (text === '' ? event.currentTarget.blur() : onText(''))}
          className="[&_input]:pr-7 [&_input::-webkit-search-cancel-button]:hidden"
        />
        {text === '' && <Kbd keys="/" className="pointer-events-none absolute inset-y-0 right-1.5 hidden sm:flex" />}
      </span>
      <ChoiceMenu
        what="function"
        all="All functions"
        options={functionNames.map((name) => ({ value: name, label: name }))}
        chosen={view.functionNames}
        onChange={(names) => onChange({ functionNames: names })}
      />
      <ChoiceMenu
        what="level"
        all="All levels"
        options={LOG_LEVELS.map((level) => ({ value: level, label: LOG_LEVEL_WORDS[level] }))}
        chosen={view.levels}
        onChange={(levels) => onChange({ levels })}
      />
      <Select
        aria-label="Time range"
        className="w-auto"
        value={view.range}
        onChange={(range) => onChange({ range })}
        options={[...rangeOptions, ...(view.range === 'around' ? [aroundOption(view)] : [])]}
      />
      {view.requestId !== undefined && (
        <Button
          size="md"
          className="max-w-60 font-mono font-normal text-xs"
          aria-label={`Show all requests, not only ${view.requestId}`}
          onClick={() => onChange({ requestId: undefined })}
        >
          <MiddleTruncate text={view.requestId} />
          <X />
        </Button>
      )}
      <SegmentedControl
        aria-label="Order of lines"
        className="sm:ml-auto"
        value={view.isGrouped ? 'grouped' : 'flat'}
        onChange={(order) => onChange({ isGrouped: order === 'grouped' })}
        options={[
          { value: 'grouped', label: 'By request' },
          { value: 'flat', label: 'By time' },
        ]}
      />
    </div>
  );
}

const rangeOptions: { value: LogRange | 'around'; label: string }[] = Object.entries(LOG_RANGES).map(
  // The keys of a constant object are what its type says.
  ([value, { label }]) => ({ value: value as LogRange, label }),
);

function aroundOption({ from, to }: LogView) {
  const middle = from !== undefined && to !== undefined ? (from + to) / 2 : (from ?? to);
  return { value: 'around' as const, label: middle === undefined ? 'Chosen time' : `Around ${formatExact(middle)}` };
}
