'use client';

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import { cn } from '@/lib/class-names';

export type VirtualListHandle = {
  scrollToIndex(index: number, align?: 'start' | 'center' | 'end'): void;
  readonly element: HTMLElement | null;
};

type VirtualListProps<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Pixels; rows that turn out otherwise are measured. */
  estimateHeight: number;
  children: (item: Item, index: number) => ReactNode;
  'aria-label': string;
  className?: string;
  ref?: Ref<VirtualListHandle>;
  onScroll?: (element: HTMLElement) => void;
  overscan?: number;
};

/** Draws only what is in sight: for lists without a known end. */
export function VirtualList<Item>({
  items,
  keyOf,
  estimateHeight,
  children,
  className,
  ref,
  onScroll,
  overscan = 12,
  ...props
}: VirtualListProps<Item>) {
  const scroller = useRef<HTMLElement>(null);
  const virtualizer: Virtualizer<HTMLElement, Element> = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan,
  });
  useImperativeHandle(ref, () => ({
    scrollToIndex: (index, align = 'center') => virtualizer.scrollToIndex(index, { align }),
    get element() {
      return scroller.current;
    },
  }));
  return (
    <section
      ref={scroller}
      className={cn('min-h-0 flex-1 overflow-auto', className)}
      onScroll={(event) => onScroll?.(event.currentTarget)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      {...props}
    >
      <ul className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {children(item, row.index)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
