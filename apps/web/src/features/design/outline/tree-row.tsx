'use client';

import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react';
import { useProblemsOf } from '@/components/document/use-document';
import { selectedByWords, useOthersAt } from '@/components/document/use-others';
import { Initials } from '@/components/initials';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { Methods, Problems } from '../canvas/card-parts';
import { FaceIcon } from '../canvas/face-icon';
import { enterPanel } from '../problems/show-field';
import { useIsSelected } from '../selection/selection';
import type { OutlineItem, OutlineRow } from './outline-tree';

type TreeRowProps = {
  row: OutlineRow;
  top: number;
  /** What it is connected to, in words. */
  relation: string | undefined;
  isCurrent: boolean;
  onFocus: () => void;
  onPress: (isMulti: boolean) => void;
};

export function TreeRow({ row, top, relation, isCurrent, onFocus, onPress }: TreeRowProps) {
  const isSelected = useIsSelected(row.id);
  const others = useOthersAt(row.type === 'branch' ? row.hidden : [row.id]);
  const description = [relation, selectedByWords(others)].filter((words) => words !== undefined).join(' ');
  const Chevron = row.isOpen === true ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      data-row={row.id}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={row.type === 'branch' ? row.label : row.item.label}
      {...(description === '' ? {} : { 'aria-description': description, title: description })}
      aria-level={row.level}
      aria-setsize={row.size}
      aria-posinset={row.place}
      aria-selected={isSelected}
      {...(row.type === 'branch' ? { 'aria-expanded': row.isOpen === true } : {})}
      onFocus={onFocus}
      onClick={(event) => onPress(event.metaKey || event.ctrlKey || event.shiftKey)}
      onDoubleClick={enterPanel}
      className={cn(
        'absolute inset-x-0 flex h-7 cursor-default select-none items-center gap-1.5 rounded-md pr-2 text-sm',
        isSelected ? 'bg-active text-fg' : 'text-fg-muted hover:bg-hover hover:text-fg',
      )}
      style={{ transform: `translateY(${top}px)`, paddingLeft: row.level * 12 - 4 }}
    >
      {row.type === 'branch' ? (
        <>
          <Chevron className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
          <MiddleTruncate text={row.label} className={row.level === 1 ? 'font-medium text-xs' : 'font-mono text-xs'} />
          <span className="ml-auto text-2xs text-fg-subtle tabular-nums">{row.count}</span>
        </>
      ) : (
        <ItemWords item={row.item} />
      )}
      {others.map(({ id, name }) => (
        <Initials key={id} name={name} className="size-4 text-[8px]" />
      ))}
    </div>
  );
}

function ItemWords({ item }: { item: OutlineItem }) {
  const problems = useProblemsOf(item.id);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <>
      {item.face === 'note' ? (
        <StickyNote className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
      ) : item.face === 'route' ? (
        <Methods methods={item.detail.replaceAll(' ', ', ')} />
      ) : (
        <FaceIcon face={item.face} variant="plain" className="size-3.5" />
      )}
      <MiddleTruncate text={item.title} className={item.face === 'note' ? 'text-xs' : 'font-mono text-xs'} />
      <span className="ml-auto flex shrink-0 items-center gap-1.5 pl-1 text-2xs text-fg-subtle">
        <Problems errors={errors} warnings={problems.length - errors} />
        {item.face !== 'route' && item.face !== 'authorizer' && item.detail.length < 16 && item.detail}
      </span>
    </>
  );
}
