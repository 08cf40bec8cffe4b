'use client';

import { ContextMenu as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { Kbd } from './kbd';
import { menuStyle } from './menu-style';

export const ContextMenu = Radix.Root;
export const ContextMenuTrigger = Radix.Trigger;

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} className={cn(menuStyle.content, className)} {...props} />
    </Radix.Portal>
  );
}

type ItemProps = ComponentProps<typeof Radix.Item> & { isDangerous?: boolean; shortcut?: string };

export function ContextMenuItem({ isDangerous, shortcut, className, children, ...props }: ItemProps) {
  return (
    <Radix.Item className={cn(menuStyle.item, isDangerous && menuStyle.danger, className)} {...props}>
      {children}
      {shortcut !== undefined && <Kbd keys={shortcut} className="ml-auto pl-4" />}
    </Radix.Item>
  );
}
