'use client';

import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { Table, TableBody, TableHeader, TableHeading, TableRow } from '@/components/ui/table';
import type { Sort, SortKey } from '../model/connection-list';
import { ConnectionRow } from './connection-row';

type ConnectionTableProps = {
  connections: readonly ConnectionRecord[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  canAct: boolean;
  onSend: (connection: ConnectionRecord) => void;
  onDisconnect: (connection: ConnectionRecord) => void;
};

const ROW_HEIGHT = 40;

/** A table of thousands: only the rows in sight are drawn, all are counted for those who hear it. */
export function ConnectionTable({ connections, sort, onSort, canAct, onSend, onDisconnect }: ConnectionTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: connections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => connections[index]?.connectionId ?? index,
    overscan: 10,
  });
  const rows = virtualizer.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0);
  const sorting = { sort, onSort };
  return (
    <section
      ref={scroller}
      aria-label="List of connections"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <Table aria-rowcount={connections.length + 1} className="min-w-[880px] table-fixed">
        <TableHeader className="sticky top-0 z-10 bg-canvas shadow-[inset_0_-1px_0_var(--line)]">
          <tr aria-rowindex={1}>
            <TableHeading className="w-52 pl-4">Connection</TableHeading>
            <TableHeading className="w-32">State</TableHeading>
            <SortHeading label="Since" sortKey="connectedAt" className="w-28" {...sorting} />
            <SortHeading label="Active" sortKey="lastActiveAt" className="w-28" {...sorting} />
            <TableHeading className="w-32">Address</TableHeading>
            <TableHeading>User agent</TableHeading>
            <SortHeading label="In" sortKey="messagesIn" className="w-16" {...sorting} />
            <SortHeading label="Out" sortKey="messagesOut" className="w-16" {...sorting} />
            <TableHeading className="w-24">
              <span className="sr-only">Actions</span>
            </TableHeading>
          </tr>
        </TableHeader>
        <TableBody>
          <Spacer height={above} />
          {rows.map((row) => {
            const connection = connections[row.index];
            if (connection === undefined) return null;
            return (
              <TableRow key={row.key} aria-rowindex={row.index + 2} className="h-10 hover:bg-hover">
                <ConnectionRow connection={connection} canAct={canAct} onSend={onSend} onDisconnect={onDisconnect} />
              </TableRow>
            );
          })}
          <Spacer height={below} />
        </TableBody>
      </Table>
    </section>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height <= 0 ? null : <tr aria-hidden style={{ height }} />;
}

type SortHeadingProps = {
  label: string;
  sortKey: SortKey;
  sort: Sort;
  onSort: (sort: Sort) => void;
  className: string;
};

function SortHeading({ label, sortKey, sort, onSort, className }: SortHeadingProps) {
  const isSorted = sort.key === sortKey;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <TableHeading
      className={className}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={() => onSort({ key: sortKey, isDescending: isSorted ? !sort.isDescending : true })}
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 font-medium hover:text-fg"
      >
        {label}
        {isSorted && <Arrow className="size-3" aria-hidden />}
      </button>
    </TableHeading>
  );
}
