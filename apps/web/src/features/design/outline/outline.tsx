'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsDownUp, ChevronsUpDown, PanelLeftClose, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CanvasState } from '@/components/document/canvas-store';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSelector } from '@/components/document/selector';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { IconButton } from '@/components/ui/icon-button';
import { IconInput } from '@/components/ui/input';
import { useDesignActions } from '../actions/use-design-actions';
import { relationsOf } from '../graph/relations';
import { enterPanel } from '../problems/show-field';
import { useSelectedIds, useSelection } from '../selection/selection';
import { beginsOpen, branchesOf, type OutlineRow, outlineOf, rowsOf } from './outline-tree';
import { TreeRow } from './tree-row';

const ROW = 28;

type OutlineProps = { onCollapse?: () => void };

/** The design as a tree: the same selection as the canvas, and all of it by keyboard. */
export function Outline({ onCollapse }: OutlineProps) {
  const [filter, setFilter] = useState('');
  /** What was opened or closed by hand; the rest is as it begins. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [all, setAll] = useState<boolean>();
  const choose = (isOpen: boolean) => {
    setAll(isOpen);
    setChosen(new Map());
  };
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex items-center gap-1 p-2">
        <IconInput
          icon={<Search />}
          className="flex-1"
          type="search"
          aria-label="Filter the outline"
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <IconButton
          label={all === false ? 'Open everything' : 'Close everything'}
          onClick={() => choose(all === false)}
        >
          {all === false ? <ChevronsUpDown /> : <ChevronsDownUp />}
        </IconButton>
        {onCollapse !== undefined && (
          <IconButton label="Hide the outline" onClick={onCollapse}>
            <PanelLeftClose />
          </IconButton>
        )}
      </div>
      <Tree filter={filter} all={all} chosen={chosen} setChosen={setChosen} chooseAll={choose} />
    </div>
  );
}

type TreeProps = {
  filter: string;
  all: boolean | undefined;
  chosen: ReadonlyMap<string, boolean>;
  setChosen: (next: (before: ReadonlyMap<string, boolean>) => ReadonlyMap<string, boolean>) => void;
  chooseAll: (isOpen: boolean) => void;
};

const notesOf = (state: CanvasState) => state.notes;

function Tree({ filter, all, chosen, setChosen, chooseAll }: TreeProps) {
  const spec = useDesignSpec();
  const notes = useSelector(useOpenDocument().canvas, notesOf);
  const selection = useSelection();
  const actions = useDesignActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const branches = useMemo(() => outlineOf(spec, notes, filter), [spec, notes, filter]);
  const relations = useMemo(() => relationsOf(spec), [spec]);
  const rows = useMemo(() => {
    const begins = beginsOpen(branches);
    return rowsOf(branches, (id) => filter !== '' || (chosen.get(id) ?? all ?? begins(id)));
  }, [branches, filter, chosen, all]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const [selected] = useSelectedIds();
  // What is selected elsewhere comes into sight once; whoever closes its branch afterwards may.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something else is selected, not when the tree changes
  useEffect(() => {
    if (selected === undefined || rows.some((row) => row.id === selected)) return;
    setChosen((before) => new Map([...before, ...branchesOf(branches, selected).map((id) => [id, true] as const)]));
  }, [selected]);
  useEffect(() => {
    const index = rows.findIndex((row) => row.id === selected);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [selected, rows, virtualizer]);

  const toggle = (id: string) => {
    const isOpen = rows.find((row) => row.id === id)?.isOpen === true;
    setChosen((before) => new Map([...before, [id, !isOpen]]));
  };
  const current = rows.some((row) => row.id === focused)
    ? focused
    : (rows.find((row) => row.id === selected) ?? rows[0])?.id;

  const focusRow = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setFocused(row.id);
    virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    if (row.type === 'item') selection.select([row.id]);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex((row) => row.id === current);
    const row = rows[index];
    if (row === undefined) return;
    if (event.metaKey || event.ctrlKey || !act(event.key, row, index)) return;
    event.preventDefault();
  };
  const act = (key: string, row: OutlineRow, index: number): boolean => {
    const isOpen = row.type === 'branch' && row.isOpen === true;
    switch (key) {
      case 'ArrowDown':
        focusRow(index + 1);
        return true;
      case 'ArrowUp':
        focusRow(index - 1);
        return true;
      case 'Home':
        focusRow(0);
        return true;
      case 'End':
        focusRow(rows.length - 1);
        return true;
      case 'ArrowRight':
        if (row.type === 'branch' && !isOpen) toggle(row.id);
        else focusRow(index + 1);
        return true;
      case 'ArrowLeft':
        if (isOpen) toggle(row.id);
        else focusRow(parentOf(rows, index));
        return true;
      case 'Enter':
        if (row.type === 'branch') toggle(row.id);
        else enterPanel();
        return true;
      case '*':
        chooseAll(true);
        return true;
      case ' ':
        if (row.type === 'branch') toggle(row.id);
        else selection.toggle(row.id);
        return true;
      case 'Delete':
      case 'Backspace':
        if (row.type === 'item') actions.remove(selection.getState());
        return true;
      default:
        return false;
    }
  };

  if (rows.length === 0) {
    return (
      <p className="px-4 py-8 text-center text-fg-subtle text-xs">
        {filter === '' ? 'Nothing is designed yet. Add a route or a function.' : `Nothing has “${filter}” in it.`}
      </p>
    );
  }
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto px-1 pb-2">
      <div
        role="tree"
        aria-label="Design"
        aria-multiselectable
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="relative w-full"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <TreeRow
              key={key}
              row={row}
              top={start}
              relation={relations.get(row.id)}
              isCurrent={row.id === current}
              onFocus={() => setFocused(row.id)}
              onPress={(isMulti) => {
                if (row.type === 'branch') toggle(row.id);
                else if (isMulti) selection.toggle(row.id);
                else selection.select([row.id]);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function parentOf(rows: readonly OutlineRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let above = index - 1; above >= 0; above -= 1) if ((rows[above]?.level ?? 1) < level) return above;
  return index;
}
