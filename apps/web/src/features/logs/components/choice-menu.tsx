'use client';

import { ChevronDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

type ChoiceMenuProps<Value extends string> = {
  /** What is chosen of: “function”. */
  what: string;
  /** Said while nothing narrows. */
  all: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
};

/** Any number of a few; none chosen is all of them. */
export function ChoiceMenu<Value extends string>({ what, all, options, chosen, onChange }: ChoiceMenuProps<Value>) {
  const words =
    chosen.length === 0 ? all : chosen.length === 1 ? labelOf(options, chosen[0]) : `${chosen.length} ${what}s`;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className="max-w-48 font-normal" aria-label={`Filter by ${what}: ${words}`}>
          <span className="truncate">{words}</span>
          <ChevronDown className="text-fg-subtle" />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="max-h-80 w-64 overflow-auto p-2" aria-label={`Filter by ${what}`}>
        <div className="flex flex-col gap-1.5 [&>span]:w-full">
          {options.length === 0 && <p className="px-1 text-fg-muted">The design has no {what}s yet.</p>}
          {options.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={<span className="break-all">{label}</span>}
              checked={chosen.includes(value)}
              onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value))}
            />
          ))}
        </div>
        {chosen.length > 0 && (
          <Button size="sm" variant="ghost" className="mt-2 w-full" onClick={() => onChange([])}>
            {all}
          </Button>
        )}
      </PopoverContent>
    </Popover>
  );
}

function labelOf<Value extends string>(options: ChoiceMenuProps<Value>['options'], value: Value | undefined): string {
  return options.find((option) => option.value === value)?.label ?? value ?? '';
}
