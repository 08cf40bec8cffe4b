'use client';

import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react';
import { type ProblemCounts, useProblemCounts } from '@/components/document/use-document';
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
  const ids = row.type === 'branch' ? row.hidden : [row.id];
  const others = useOthersAt(ids);
  const counts = useProblemCounts(ids);
  // A name of its own hides the row's words from a screen reader: what they say is said here.
  const detail = row.type === 'item' && row.item.face !== 'route' ? row.item.detail : '';
  const description = [problemWords(counts), detail, relation, selectedByWords(others)]
    .filter((words) => words !== undefined && words !== '')
    .join('; ');
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
          <span className="ml-auto flex items-center gap-1.5 text-2xs text-fg-subtle tabular-nums">
            <Problems {...counts} />
            {row.count}
          </span>
        </>
      ) : (
        <ItemWords item={row.item} counts={counts} />
      )}
      {others.map(({ id, name }) => (
        <Initials key={id} name={name} className="size-4 text-[8px]" />
      ))}
    </div>
  );
}

function problemWords({ errors, warnings }: ProblemCounts): string | undefined {
  if (errors > 0) return errors === 1 ? '1 problem' : `${errors} problems`;
  if (warnings > 0) return warnings === 1 ? '1 warning' : `${warnings} warnings`;
  return undefined;
}

function ItemWords({ item, counts }: { item: OutlineItem; counts: ProblemCounts }) {
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
        <Problems {...counts} />
        {item.face !== 'route' && item.face !== 'authorizer' && item.detail.length < 16 && item.detail}
      </span>
    </>
  );
}
