'use client';

import { Command } from 'cmdk';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ComboboxProps } from './combobox';

/** The open part of a Combobox. */
export function ComboboxOptions({
  value,
  onChange,
  options,
  onCreate,
  createWords = (created) => `Create “${created}”`,
  onDone,
  ...props
}: ComboboxProps & { onDone: () => void }) {
  const [text, setText] = useState('');
  const groups = Map.groupBy(options, (option) => option.group ?? '');
  const choose = (next: string | undefined) => {
    onChange(next);
    onDone();
  };
  const isNew = text.trim() !== '' && !options.some((option) => option.label === text.trim());
  const offer = isNew && onCreate !== undefined ? createWords(text.trim()) : undefined;
  return (
    <Command label={props.searchPlaceholder ?? 'Search'}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={props.searchPlaceholder ?? 'Search…'}
        className="h-8 w-full border-line border-b bg-transparent px-2.5 text-sm outline-none placeholder:text-fg-subtle"
      />
      <Command.List className="max-h-64 overflow-auto p-1">
        {offer === undefined && (
          <Command.Empty className="px-2 py-4 text-center text-fg-subtle text-xs">
            {props.empty ?? 'Nothing matches.'}
          </Command.Empty>
        )}
        {[...groups].map(([group, members]) => (
          <Command.Group key={group} heading={group || undefined} className={groupStyle}>
            {members.map((option) => (
              <Command.Item
                key={option.value}
                value={`${option.label} ${option.value}`}
                onSelect={() => choose(props.isClearable && option.value === value ? undefined : option.value)}
                className={optionStyle}
              >
                {option.icon}
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.description !== undefined && (
                  <span className="shrink-0 text-fg-subtle text-xs">{option.description}</span>
                )}
                {option.value === value && <Check className="size-4 shrink-0" aria-label="Chosen" />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        {offer !== undefined && (
          <Command.Item
            forceMount
            value={`create ${text}`}
            onSelect={() => {
              onCreate?.(text.trim());
              onDone();
            }}
            className={optionStyle}
          >
            <Plus className="size-4 shrink-0 text-fg-subtle" aria-hidden />
            {offer}
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}

const optionStyle =
  'flex min-h-7 select-none items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-hover data-[disabled=true]:opacity-50';
const groupStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-fg-subtle';
