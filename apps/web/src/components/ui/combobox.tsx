'use client';

import { ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cn } from '@/lib/class-names';
import { later } from '@/lib/later';
import { inputStyle } from './input';
import { Popover, PopoverContent, PopoverTrigger } from './popover';

export type ComboboxOption = { value: string; label: string; icon?: ReactNode; description?: string; group?: string };

export type ComboboxProps = {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly ComboboxOption[];
  placeholder?: string;
  searchPlaceholder?: string;
  /** Said when nothing matches. */
  empty?: string;
  /** Offers to make what was typed. */
  onCreate?: (text: string) => void;
  /** What it then offers, in place of `Create “text”`; nothing for a text that cannot be. */
  createWords?: (text: string) => string | undefined;
  isClearable?: boolean;
  disabled?: boolean;
  className?: string;
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

// The search comes when it is opened.
const ComboboxOptions = later(() => import('./combobox-options').then((module) => module.ComboboxOptions));

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const [isOpen, setIsOpen] = useState(false);
  const selected = props.options.find((option) => option.value === props.value);
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          aria-haspopup="listbox"
          id={props.id}
          aria-label={props['aria-label']}
          aria-describedby={props['aria-describedby']}
          aria-invalid={props['aria-invalid']}
          disabled={props.disabled}
          className={cn(inputStyle, 'flex h-7 items-center gap-2 text-left', props.className)}
        >
          {selected?.icon}
          <span className={cn('min-w-0 flex-1 truncate', selected === undefined && 'text-fg-subtle')}>
            {selected?.label ?? props.value ?? props.placeholder ?? 'Choose…'}
          </span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent className="w-(--radix-popover-trigger-width) min-w-56 p-0" aria-label="Options">
        <ComboboxOptions {...props} onDone={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
