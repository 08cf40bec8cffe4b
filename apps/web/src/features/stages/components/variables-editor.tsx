'use client';

import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CommittedInput } from '@/components/ui/committed-input';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';

type VariablesEditorProps = {
  /** What the list is called: “Environment variables of all functions”. */
  label: string;
  variables: Record<string, string>;
  messageOf: (name: string) => string | undefined;
  onSet: (name: string, value: string | undefined) => void;
  /** Names that are secrets, which a variable would hide. */
  secretNames: readonly string[];
};

export function VariablesEditor({ label, variables, messageOf, onSet, secretNames }: VariablesEditorProps) {
  const entries = Object.entries(variables).sort(([a], [b]) => a.localeCompare(b));
  return (
    <div className="space-y-2">
      {entries.length > 0 && (
        <ul aria-label={label} className="divide-y divide-line rounded-md border bg-surface">
          {entries.map(([name, value]) => (
            <li key={name} className="px-2 py-1.5">
              <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto] items-center gap-2">
                <span className="truncate font-mono text-xs" title={name}>
                  {name}
                </span>
                <CommittedInput
                  isMono
                  aria-label={`Value of ${name}`}
                  value={value}
                  onCommit={(next) => onSet(name, next)}
                />
                <IconButton label={`Remove ${name}`} size="sm" onClick={() => onSet(name, undefined)}>
                  <Trash2 />
                </IconButton>
              </div>
              {messageOf(name) !== undefined && <p className="pt-1 text-danger-text text-xs">{messageOf(name)}</p>}
            </li>
          ))}
        </ul>
      )}
      <NewVariable
        label={label}
        isTaken={(name) => Object.hasOwn(variables, name)}
        isSecret={(name) => secretNames.includes(name)}
        onAdd={onSet}
      />
    </div>
  );
}

type NewVariableProps = {
  label: string;
  isTaken: (name: string) => boolean;
  isSecret: (name: string) => boolean;
  onAdd: (name: string, value: string) => void;
};

function NewVariable({ label, isTaken, isSecret, onAdd }: NewVariableProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const problem = problemOf(name, { isTaken, isSecret });
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name === '' || problem !== undefined) return;
    onAdd(name, value);
    setName('');
    setValue('');
    event.currentTarget.querySelector('input')?.focus();
  };
  return (
    <form onSubmit={add} aria-label={`Add to ${label.toLowerCase()}`} className="space-y-1">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto] gap-2">
        <Input
          isMono
          aria-label="Name of the new variable"
          aria-invalid={problem === undefined ? undefined : true}
          placeholder="NAME"
          value={name}
          onChange={(event) => setName(event.target.value.trim())}
        />
        <Input
          isMono
          aria-label="Value of the new variable"
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

function problemOf(name: string, { isTaken, isSecret }: Pick<NewVariableProps, 'isTaken' | 'isSecret'>) {
  if (name === '') return undefined;
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return 'A variable begins with a letter and takes letters, digits and _.';
  if (isTaken(name)) return `${name} is set already: change its value above.`;
  if (isSecret(name)) return `${name} is a secret of this stage. Remove the secret first, or choose another name.`;
  return undefined;
}
