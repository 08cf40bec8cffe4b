'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { IconInput, Input } from '@/components/ui/input';
import { writeUrlState } from '@/lib/url-state';
import { type AuditPlace, useAuditChoices } from '../hooks';
import { actionWords, capitalized } from '../model/action-words';
import { type Filter, isFiltered, noFilter } from '../model/filter';

export function AuditFilters({ place, filter }: { place: AuditPlace; filter: Filter }) {
  const choices = useAuditChoices(place).data;
  const actors = choices?.actors.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const actions = choices?.actions ?? [];
  const nouns = [...new Set(actions.map((action) => action.split('.')[0] ?? ''))];
  return (
    <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-y py-2">
      <Subject value={filter.q} />
      <Combobox
        aria-label="Who"
        placeholder="Anybody"
        className="w-44 max-sm:w-[calc(50%-0.25rem)]"
        isClearable
        value={filter.who}
        onChange={(who) => writeUrlState({ who })}
        options={actors}
        empty="Nobody of this name did anything"
      />
      <Combobox
        aria-label="What was done"
        placeholder="Anything"
        className="w-52 max-sm:w-[calc(50%-0.25rem)]"
        isClearable
        value={filter.action}
        onChange={(action) => writeUrlState({ action })}
        options={[
          ...nouns.map((noun) => ({ value: noun, label: `All of ${noun}`, group: 'Kinds' })),
          ...actions.map((action) => ({ value: action, label: capitalized(actionWords(action)), group: 'Acts' })),
        ]}
      />
      {'teamId' in place && (
        <Combobox
          aria-label="Project"
          placeholder="Every project"
          className="w-44 max-sm:w-full"
          isClearable
          value={filter.project}
          onChange={(project) => writeUrlState({ project })}
          options={choices?.projects.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
      <span className="flex items-center gap-1.5 text-fg-muted text-xs max-sm:w-full">
        <Day label="From" value={filter.from} onChange={(from) => writeUrlState({ from })} />
        <span aria-hidden>–</span>
        <Day label="To" value={filter.to} onChange={(to) => writeUrlState({ to })} />
      </span>
      {isFiltered(filter) && (
        <Button variant="ghost" size="sm" onClick={() => writeUrlState(noFilter)}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </search>
  );
}

/** Goes out when typing pauses, not at every letter. */
function Subject({ value = '' }: { value: string | undefined }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    const timer = setTimeout(() => writeUrlState({ q: text }), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <IconInput
      icon={<Search />}
      type="search"
      aria-label="Subject"
      placeholder="Subject"
      className="w-44 max-sm:w-full"
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

type DayProps = { label: string; value: string | undefined; onChange: (value: string | undefined) => void };

function Day({ label, value = '', onChange }: DayProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      className="w-34 max-sm:flex-1"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
