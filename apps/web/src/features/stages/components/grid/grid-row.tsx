'use client';

import type { Problem } from '@chalice-studio/appspec';
import type { Secret, Stage } from '@chalice-studio/control-plane/contract';
import { CornerDownRight, KeyRound } from 'lucide-react';
import { memo } from 'react';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { messagesAt, type Value } from '../../model/field-edits';
import { cellOf, pathOfRow, type ValueRow } from '../../model/grid-rows';
import { CellEditor, type EditEnd } from './cell-editor';
import { CellWords, cellLabel } from './cell-words';

/** A stage as the table shows it. */
export type Column = {
  stage: Stage;
  problems: readonly Problem[];
  secrets: readonly Secret[];
};

export type CellHandlers = {
  onFocus: (row: number, column: number) => void;
  onOpen: (row: number, column: number) => void;
  onCommit: (row: number, column: number, value: Value | undefined, end: EditEnd) => void;
  onCancel: () => void;
};

/** Of every cell of a column: what is longer is cut, and whole in the bar below. */
export const columnWidth = 'w-52 min-w-52 max-w-52 max-md:w-40 max-md:min-w-40 max-md:max-w-40';

type GridRowProps = CellHandlers & {
  row: ValueRow;
  index: number;
  columns: readonly Column[];
  /** The column of the cell that has the grid's place in the tab order. */
  activeColumn: number | undefined;
  editing: { column: number; typed: string | undefined } | undefined;
};

/** One row of values. Others are drawn anew only when their own values change: there may be thousands of cells. */
export const GridRow = memo(function GridRow({
  row,
  index,
  columns,
  activeColumn,
  editing,
  ...handlers
}: GridRowProps) {
  const isOfFunction = 'functionName' in row && row.functionName !== undefined;
  return (
    <tr aria-rowindex={index + 2} className="h-8">
      <th
        scope="row"
        className={cn(
          'sticky left-0 z-10 w-56 min-w-56 max-w-56 border-line border-r border-b bg-surface px-3 text-left font-normal max-md:w-36 max-md:min-w-36 max-md:max-w-36',
          isOfFunction && 'pl-6',
        )}
      >
        <span className="flex min-w-0 items-center gap-1.5">
          {isOfFunction && <CornerDownRight aria-hidden className="size-3 shrink-0 text-fg-subtle" />}
          {row.type === 'secret' && <KeyRound aria-hidden className="size-3 shrink-0 text-fg-subtle" />}
          <MiddleTruncate
            text={row.label}
            className={cn(
              row.type !== 'setting' || isOfFunction ? 'font-mono text-xs' : 'text-sm',
              isOfFunction ? 'text-fg-muted' : 'text-fg',
            )}
          />
        </span>
      </th>
      {columns.map((column, at) => (
        <GridCell
          key={column.stage.id}
          {...{ row, index, column, at, handlers }}
          isActive={activeColumn === at}
          editing={editing?.column === at ? editing : undefined}
        />
      ))}
    </tr>
  );
});

type GridCellProps = {
  row: ValueRow;
  index: number;
  column: Column;
  at: number;
  isActive: boolean;
  editing: { typed: string | undefined } | undefined;
  handlers: CellHandlers;
};

function GridCell({
  row,
  index,
  column: { stage, problems, secrets },
  at,
  isActive,
  editing,
  handlers,
}: GridCellProps) {
  const cell = cellOf(row, stage.config);
  const secret = row.type === 'secret' ? secrets.find((each) => each.name === row.name) : undefined;
  const problem = row.type === 'secret' ? undefined : messagesAt(problems, pathOfRow(row));
  const label = cellLabel({ row, cell, secret, problem, stageName: stage.name });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its cells
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is one
      role="gridcell"
      data-cell={`${index}:${at}`}
      aria-label={editing === undefined ? label : undefined}
      aria-invalid={problem === undefined ? undefined : true}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      title={cell.words === '' ? undefined : cell.words}
      onFocus={(event) => event.target === event.currentTarget && handlers.onFocus(index, at)}
      onClick={(event) => {
        // The first click chooses the cell, the next edits it.
        if (editing === undefined && event.detail > 1) handlers.onOpen(index, at);
      }}
      className={cn(
        'relative h-8 cursor-default border-line border-r border-b p-0 align-middle focus:z-[5] focus:outline-2 focus:outline-focus focus:-outline-offset-2',
        columnWidth,
        cell.isMissing && !('functionName' in row && row.functionName !== undefined) && 'bg-warning-soft/40',
      )}
    >
      {editing === undefined || row.type === 'secret' ? (
        <span className="block px-2">
          <CellWords {...{ row, cell, secret, problem }} />
        </span>
      ) : (
        <CellEditor
          {...{ row, cell, label }}
          typed={editing.typed}
          onCommit={(value, end) => handlers.onCommit(index, at, value, end)}
          onCancel={handlers.onCancel}
        />
      )}
    </td>
  );
}
