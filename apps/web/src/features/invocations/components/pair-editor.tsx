'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { createRandomId } from '@/lib/random-id';
import type { Pair } from '../model/request-draft';

type PairEditorProps = {
  /** One of them: “query parameter”. */
  what: string;
  title: string;
  pairs: readonly Pair[];
  onChange: (pairs: Pair[]) => void;
};

/** Names and values, each of which can be left out without being lost. */
export function PairEditor({ what, title, pairs, onChange }: PairEditorProps) {
  const change = (id: string, changes: Partial<Pair>) =>
    onChange(pairs.map((pair) => (pair.id === id ? { ...pair, ...changes } : pair)));
  return (
    <section aria-label={title} className="space-y-1">
      <div className="flex h-6 items-center justify-between">
        <h3 className="font-medium text-xs">{title}</h3>
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Add ${what}`}
          onClick={() => onChange([...pairs, { id: createRandomId(), name: '', value: '', isOn: true }])}
        >
          <Plus />
          Add
        </Button>
      </div>
      {pairs.map((pair) => (
        <div key={pair.id} className="flex items-center gap-1.5">
          <Checkbox
            aria-label={`Send ${pair.name || what}`}
            checked={pair.isOn}
            onChange={(isOn) => change(pair.id, { isOn })}
          />
          <Input
            isMono
            aria-label={`Name of ${what}`}
            placeholder="Name"
            className="w-2/5"
            value={pair.name}
            onChange={(event) => change(pair.id, { name: event.target.value, isOn: true })}
          />
          <Input
            isMono
            aria-label={pair.name === '' ? `Value of ${what}` : `Value of ${pair.name}`}
            placeholder="Value"
            className="flex-1"
            value={pair.value}
            onChange={(event) => change(pair.id, { value: event.target.value, isOn: true })}
          />
          <IconButton
            label={`Remove ${pair.name || what}`}
            size="sm"
            onClick={() => onChange(pairs.filter((each) => each.id !== pair.id))}
          >
            <X />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
