'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';

const MOST = 100;

/** A long list's beginning, and the rest when it is asked for. */
export function ShownFirst<Item>({
  items,
  noun,
  children,
}: {
  items: readonly Item[];
  /** What they are, in the plural. */
  noun: string;
  children: (item: Item, index: number) => ReactNode;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, MOST);
  return (
    <>
      {shown.map(children)}
      {items.length > shown.length && (
        <Button size="sm" onClick={() => setIsWhole(true)}>
          Show the other {items.length - shown.length} {noun}
        </Button>
      )}
    </>
  );
}
