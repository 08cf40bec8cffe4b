'use client';

import { ChevronDown, ChevronRight, FileCode, FileText, Lock, Plus } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useGenerated } from '@/components/document/use-generated';
import { ContextMenu, ContextMenuContent, ContextMenuItem, ContextMenuTrigger } from '@/components/ui/context-menu';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { type FileRow, fileRows } from './file-tree';
import { useCodeTree } from './use-code-tree';

type FileListProps = {
  file: string | undefined;
  onOpen: (file: string) => void;
  onNew: () => void;
  onRename: (file: string) => void;
  onDelete: (file: string) => void;
};

/** The project's files: people's, and what is written from the design, with a lock. */
export function FileList({ file, onOpen, onNew, onRename, onDelete }: FileListProps) {
  const tree = useCodeTree();
  const { origins } = useGenerated();
  const list = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set(['.chalice']));
  const [focused, setFocused] = useState<string>();
  const rows = useMemo(
    () => fileRows(tree, { isGenerated: (path) => origins[path] !== undefined, isOpen: (path) => !closed.has(path) }),
    [tree, origins, closed],
  );
  const current = rows.find((row) => row.path === focused) ?? rows.find((row) => row.path === file) ?? rows[0];

  const toggle = (path: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  const press = (row: FileRow) => (row.type === 'folder' ? toggle(row.path) : onOpen(row.path));
  const focusRow = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setFocused(row.path);
    list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.path)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || event.metaKey || event.ctrlKey) return;
    const index = rows.indexOf(current);
    const isOwn = current.type === 'file' && !current.isGenerated;
    if (event.key === 'ArrowDown') focusRow(index + 1);
    else if (event.key === 'ArrowUp') focusRow(index - 1);
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(rows.length - 1);
    else if (event.key === 'ArrowRight' && current.type === 'folder' && !current.isOpen) toggle(current.path);
    else if (event.key === 'ArrowLeft' && current.type === 'folder' && current.isOpen) toggle(current.path);
    else if (event.key === 'Enter' || event.key === ' ') press(current);
    else if (event.key === 'F2' && isOwn) onRename(current.path);
    else if (event.key === 'Delete' && isOwn) onDelete(current.path);
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex items-center justify-between py-2 pr-2 pl-3">
        <h2 className="font-medium text-fg-muted text-xs">Files</h2>
        <IconButton label="New file" size="sm" onClick={onNew}>
          <Plus />
        </IconButton>
      </div>
      <div
        ref={list}
        role="tree"
        aria-label="Files"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto px-1 pb-2"
      >
        {rows.map((row) => (
          <Row
            key={row.path}
            row={row}
            isSelected={row.path === file}
            isCurrent={row === current}
            onPress={() => press(row)}
            onFocus={() => setFocused(row.path)}
            onRename={() => onRename(row.path)}
            onDelete={() => onDelete(row.path)}
          />
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  row: FileRow;
  isSelected: boolean;
  isCurrent: boolean;
  onPress: () => void;
  onFocus: () => void;
  onRename: () => void;
  onDelete: () => void;
};

function Row({ row, isSelected, isCurrent, onPress, onFocus, onRename, onDelete }: RowProps) {
  const isOwn = row.type === 'file' && !row.isGenerated;
  const item = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      data-path={row.path}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={row.type === 'file' && row.isGenerated ? `${row.name}, generated` : row.name}
      aria-level={row.level}
      aria-setsize={row.size}
      aria-posinset={row.place}
      aria-selected={isSelected}
      {...(row.type === 'folder' ? { 'aria-expanded': row.isOpen } : {})}
      onClick={onPress}
      onFocus={onFocus}
      title={row.path}
      className={cn(
        'flex h-7 cursor-default select-none items-center gap-1.5 rounded-md pr-2 font-mono text-xs',
        isSelected ? 'bg-active text-fg' : 'text-fg-muted hover:bg-hover hover:text-fg',
      )}
      style={{ paddingLeft: row.level * 12 - 4 }}
    >
      <RowIcon row={row} />
      <span className="min-w-0 flex-1 truncate">{row.name}</span>
      {row.type === 'file' && row.isGenerated && <Lock className="size-3 shrink-0 text-fg-subtle" aria-hidden />}
    </div>
  );
  if (!isOwn) return item;
  return (
    <ContextMenu>
      <ContextMenuTrigger asChild>{item}</ContextMenuTrigger>
      <ContextMenuContent>
        <ContextMenuItem onSelect={onRename} shortcut="F2">
          Rename or move…
        </ContextMenuItem>
        <ContextMenuItem onSelect={onDelete} isDangerous>
          Delete
        </ContextMenuItem>
      </ContextMenuContent>
    </ContextMenu>
  );
}

function RowIcon({ row }: { row: FileRow }) {
  const className = 'size-3.5 shrink-0 text-fg-subtle';
  if (row.type === 'folder')
    return row.isOpen ? (
      <ChevronDown className={className} aria-hidden />
    ) : (
      <ChevronRight className={className} aria-hidden />
    );
  return /\.tsx?$/.test(row.name) ? (
    <FileCode className={className} aria-hidden />
  ) : (
    <FileText className={className} aria-hidden />
  );
}
