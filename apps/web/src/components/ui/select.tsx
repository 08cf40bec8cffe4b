'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';
import { inputStyle } from './input';

export type SelectOption<Value extends string = string> = {
  value: Value;
  label: ReactNode;
  /** A second, quieter line. */
  description?: string;
  isDisabled?: boolean;
};

type SelectProps<Value extends string> = {
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  disabled?: boolean;
  className?: string;
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

/** One of a few; from about ten on a Combobox, which can be searched. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  disabled,
  className,
  ...props
}: SelectProps<Value>) {
  return (
    // The options are all that can be chosen, so what comes back is one of their values.
    <Radix.Root value={value ?? ''} onValueChange={(next) => onChange(next as Value)} disabled={disabled}>
      <Radix.Trigger
        className={cn(
          inputStyle,
          'flex h-7 items-center justify-between gap-2 text-left data-[placeholder]:text-fg-subtle',
          className,
        )}
        {...props}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="pop-in z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 overflow-hidden rounded-lg bg-raised p-1 text-sm shadow-pop"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.isDisabled}
                className="relative flex select-none flex-col rounded-md py-1 pr-8 pl-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.description !== undefined && (
                  <span className="text-fg-subtle text-xs">{option.description}</span>
                )}
                <Radix.ItemIndicator className="absolute top-1.5 right-2">
                  <Check className="size-4" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
