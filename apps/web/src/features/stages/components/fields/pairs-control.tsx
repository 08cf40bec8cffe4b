'use client';

import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CommittedInput } from '@/components/ui/committed-input';
import type { FieldIds } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { Value } from '../../model/field-edits';

type PairsControlProps = {
  ids: FieldIds;
  own: Value | undefined;
  label: string;
  /** One of them: “tag”. */
  noun: string;
  onChange: (value: Value | undefined) => void;
  /** What keeps a name from being added. */
  problemOf?: (name: string) => string | undefined;
};

/** Names with values, sorted by name. */
export function PairsControl({ ids, own, label, noun, onChange, problemOf = () => undefined }: PairsControlProps) {
  const pairs = pairsOf(own);
  const put = (name: string, value: string | undefined) => {
    const rest = pairs.filter(([each]) => each !== name);
    const next = value === undefined ? rest : [...rest, [name, value] as const];
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  };
  return (
    <fieldset className="max-w-2xl space-y-2" aria-label={label} aria-describedby={ids['aria-describedby']}>
      {pairs.length > 0 && (
        <ul className="divide-y divide-line rounded-md border bg-surface">
          {pairs.map(([name, value]) => (
            <li
              key={name}
              className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto] items-center gap-2 px-2 py-1.5"
            >
              <span className="truncate font-mono text-xs" title={name}>
                {name}
              </span>
              <CommittedInput
                isMono
                aria-label={`Value of ${noun} ${name}`}
                value={value}
                onCommit={(next) => put(name, next)}
              />
              <IconButton label={`Remove ${noun} ${name}`} size="sm" onClick={() => put(name, undefined)}>
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <NewPair
        id={ids.id}
        noun={noun}
        onAdd={put}
        problemOf={(name) =>
          pairs.some(([each]) => each === name)
            ? `There is a ${noun} ${name} already: change its value above.`
            : problemOf(name)
        }
      />
    </fieldset>
  );
}

function pairsOf(value: Value | undefined): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .map(([name, each]) => [name, String(each)] as const)
    .sort(([a], [b]) => a.localeCompare(b));
}

type NewPairProps = {
  id: string;
  noun: string;
  onAdd: (name: string, value: string) => void;
  problemOf: (name: string) => string | undefined;
};

function NewPair({ id, noun, onAdd, problemOf }: NewPairProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const problem = name === '' ? undefined : problemOf(name);
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name === '' || problem !== undefined) return;
    onAdd(name, value);
    setName('');
    setValue('');
    event.currentTarget.querySelector('input')?.focus();
  };
  return (
    <form onSubmit={add} aria-label={`Add a ${noun}`} className="space-y-1">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto] gap-2">
        <Input
          id={id}
          isMono
          aria-label={`Name of the new ${noun}`}
          aria-invalid={problem === undefined ? undefined : true}
          placeholder="name"
          value={name}
          onChange={(event) => setName(event.target.value.trim())}
        />
        <Input
          isMono
          aria-label={`Value of the new ${noun}`}
          placeholder="value"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button type="submit" disabled={name === '' || problem !== undefined}>
          <Plus aria-hidden />
          Add
        </Button>
      </div>
      {problem !== undefined && (
        <p role="alert" className="text-danger-text text-xs">
          {problem}
        </p>
      )}
    </form>
  );
}
