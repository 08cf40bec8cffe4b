'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { Kbd } from './kbd';
import { menuStyle } from './menu-style';

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuRadioGroup = Radix.RadioGroup;

export function DropdownMenuContent({ className, align = 'start', ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn(menuStyle.content, className)}
        {...props}
      />
    </Radix.Portal>
  );
}

type ItemProps = ComponentProps<typeof Radix.Item> & { isDangerous?: boolean; shortcut?: string };

export function DropdownMenuItem({ isDangerous, shortcut, className, children, ...props }: ItemProps) {
  return (
    <Radix.Item className={cn(menuStyle.item, isDangerous && menuStyle.danger, className)} {...props}>
      {children}
      {shortcut !== undefined && <Kbd keys={shortcut} className="ml-auto pl-4" />}
    </Radix.Item>
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(menuStyle.item, 'pr-8', className)} {...props}>
      {children}
      <Radix.ItemIndicator className="absolute right-2">
        <Check className="size-4" aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn(menuStyle.label, className)} {...props} />;
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className={menuStyle.separator} />;
}
