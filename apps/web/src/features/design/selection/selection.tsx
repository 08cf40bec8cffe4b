'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { type Readable, useSelector } from '@/components/document/selector';
import { useUrlState, writeUrlState } from '@/lib/url-state';

/** What is selected on the design page: ids of constructs and uses, the same in canvas, outline, panel and address. */
export type Selection = Readable<readonly string[]> & {
  select(ids: readonly string[]): void;
  toggle(id: string): void;
};

const SelectionContext = createContext<Selection | undefined>(undefined);

export function SelectionProvider({ children }: { children: ReactNode }) {
  const [inAddress] = useUrlState('select');
  const { presence } = useOpenDocument();
  const [selection] = useState(() => createSelection(idsOf(inAddress)));
  // A link, or Back, selects something else.
  useEffect(() => {
    if (idsOf(inAddress).join() !== selection.getState().join()) selection.select(idsOf(inAddress));
  }, [inAddress, selection]);
  useEffect(() => {
    const follow = () => {
      const ids = selection.getState();
      writeUrlState({ select: ids.join(',') });
      presence.say({ selection: ids.slice(0, 50) });
    };
    follow();
    return selection.subscribe(follow);
  }, [selection, presence]);
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

export function useSelection(): Selection {
  const selection = use(SelectionContext);
  if (selection === undefined) throw new Error('There is no SelectionProvider around this component.');
  return selection;
}

export function useSelectedIds(): readonly string[] {
  return useSelector(useSelection(), (ids) => ids);
}

export function useIsSelected(id: string): boolean {
  return useSelector(
    useSelection(),
    useMemo(() => (ids: readonly string[]) => ids.includes(id), [id]),
  );
}

const idsOf = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(','));

function createSelection(initial: readonly string[]): Selection {
  let ids = initial;
  const listeners = new Set<() => void>();
  const select = (next: readonly string[]) => {
    if (next.length === ids.length && next.every((id, index) => ids[index] === id)) return;
    ids = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    getState: () => ids,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    select,
    toggle: (id) => select(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]),
  };
}
