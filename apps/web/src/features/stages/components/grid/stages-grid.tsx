'use client';

import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { toast } from '@/components/ui/toast';
import type { StageEdits } from '../../hooks';
import type { Value } from '../../model/field-edits';
import { type Place, placeAfter } from '../../model/grid-keys';
import {
  cellOf,
  type GridRow as GridRowModel,
  isEditedInPlace,
  parseCell,
  pathOfRow,
  type ValueRow,
} from '../../model/grid-rows';
import { CellBar } from './cell-bar';
import type { EditEnd } from './cell-editor';
import { ColumnHeading } from './column-heading';
import { GridDialog, type OpenDialog } from './grid-dialog';
import { type Column, GridRow } from './grid-row';

type StagesGridProps = {
  rows: readonly GridRowModel[];
  columns: readonly Column[];
  edits: StageEdits;
  mayEdit: boolean;
  maySetSecrets: boolean;
  onOpenStage: (stageName: string) => void;
  /** Gives a row to a function that is to be set apart. */
  onAddRow: (of: string, functionName: string) => void;
};

const ROWS_A_PAGE = 15;

/** Variables, secrets and settings against stages. The arrows go from cell to cell; Enter, F2 or typing edits one. */
export function StagesGrid({ rows, columns, edits, mayEdit, maySetSecrets, onOpenStage, onAddRow }: StagesGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Place & { typed: string | undefined }>();
  const [dialog, setDialog] = useState<OpenDialog>();
  const values = useMemo(() => rows.filter((row): row is ValueRow => row.type !== 'heading'), [rows]);
  const latest = useRef({ values, columns, edits, mayEdit, maySetSecrets });
  latest.current = { values, columns, edits, mayEdit, maySetSecrets };
  const place: Place = {
    row: Math.min(active.row, Math.max(values.length - 1, 0)),
    column: Math.min(active.column, Math.max(columns.length - 1, 0)),
  };

  const focus = useCallback(({ row, column }: Place) => {
    setActive({ row, column });
    // After the cell is drawn: an editor may be in its place still.
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
      cell?.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }, []);

  const set = useCallback((at: Place, value: Value | undefined) => {
    const row = latest.current.values[at.row];
    const column = latest.current.columns[at.column];
    if (row === undefined || row.type === 'secret' || column === undefined) return;
    const path = pathOfRow(row);
    const name = row.type === 'setting' ? row.field.label : row.name;
    const edit = value === undefined ? { path } : { path, value };
    latest.current.edits.edit([{ stageId: column.stage.id, edits: [edit] }], `${name} of ${column.stage.name}`);
  }, []);

  const open = useCallback((at: Place, typed?: string) => {
    const row = latest.current.values[at.row];
    const column = latest.current.columns[at.column];
    const may = row?.type === 'secret' ? latest.current.maySetSecrets : latest.current.mayEdit;
    if (row === undefined || column === undefined || !may) return;
    setActive(at);
    if (row.type === 'secret') setDialog({ type: 'secret', name: row.name, stageIds: [column.stage.id] });
    else if (isEditedInPlace(row)) setEditing({ ...at, typed });
    else setDialog({ type: 'field', row, stageId: column.stage.id });
  }, []);

  const onFocus = useCallback((row: number, column: number) => setActive({ row, column }), []);
  const onOpen = useCallback((row: number, column: number) => open({ row, column }), [open]);
  const onCancel = useCallback(() => {
    setEditing((now) => {
      if (now !== undefined) focus(now);
      return undefined;
    });
  }, [focus]);
  const onCommit = useCallback(
    (row: number, column: number, value: Value | undefined, { moves }: EditEnd) => {
      setEditing(undefined);
      set({ row, column }, value);
      const rowsThere = latest.current.values.length - 1;
      const columnsThere = latest.current.columns.length - 1;
      if (moves === 'stay') return;
      if (moves === 'down') focus({ row: Math.min(row + 1, rowsThere), column });
      else focus({ row, column: Math.min(Math.max(column + (moves === 'right' ? 1 : -1), 0), columnsThere) });
    },
    [focus, set],
  );

  const press = (event: KeyboardEvent) => {
    if (editing !== undefined || !(event.target instanceof HTMLElement) || event.target.dataset.cell === undefined)
      return;
    const isModified = event.ctrlKey || event.metaKey;
    const next = placeAfter(
      place,
      { key: event.key, isModified },
      { rows: values.length, columns: columns.length, page: ROWS_A_PAGE },
    );
    const row = values[place.row];
    if (next !== undefined) focus(next);
    else if (event.key === 'Enter' || event.key === 'F2') open(place);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (mayEdit && row !== undefined && row.type !== 'secret')
        set(place, row.type === 'setting' && row.field.isRequired ? row.field.fallback.value : undefined);
    } else if (
      event.key.length === 1 &&
      !isModified &&
      !event.altKey &&
      event.key !== ' ' &&
      row !== undefined &&
      isEditedInPlace(row)
    )
      open(place, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const copy = (event: ClipboardEvent) => {
    const row = values[place.row];
    const column = columns[place.column];
    if (editing !== undefined || row === undefined || column === undefined || row.type === 'secret') return;
    const cell = cellOf(row, column.stage.config);
    event.clipboardData.setData('text/plain', cell.text === '' ? cell.words : cell.text);
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    const row = values[place.row];
    if (editing !== undefined || row === undefined || row.type === 'secret' || !mayEdit || !isEditedInPlace(row))
      return;
    event.preventDefault();
    const parsed = parseCell(row, event.clipboardData.getData('text/plain'));
    if ('error' in parsed) toast.message('That does not fit here', { description: parsed.error });
    else set(place, parsed.value);
  };

  let index = -1;
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto" data-grid-scroll>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are chosen and edited
          role="grid"
          aria-label="Settings of all stages"
          aria-rowcount={values.length + 1}
          aria-colcount={columns.length + 1}
          className="border-separate border-spacing-0 text-sm"
          onKeyDown={press}
          onCopy={copy}
          onPaste={paste}
        >
          <thead className="sticky top-0 z-20">
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-10 w-56 min-w-56 border-line border-r border-b bg-surface px-3 text-left font-medium text-fg-subtle text-xs max-md:w-36 max-md:min-w-36"
              >
                Setting
              </th>
              {columns.map(({ stage }) => (
                <ColumnHeading key={stage.id} stage={stage} onOpen={() => onOpenStage(stage.name)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              if (row.type === 'heading') {
                return (
                  <tr key={row.id}>
                    <th
                      scope="rowgroup"
                      colSpan={columns.length + 1}
                      className="h-8 border-line border-b bg-sunken px-3 text-left"
                    >
                      <span className="sticky left-3 font-medium text-fg-muted text-xs">
                        {row.label} <span className="font-normal text-fg-subtle">{row.count}</span>
                      </span>
                    </th>
                  </tr>
                );
              }
              index += 1;
              const isActiveRow = index === place.row;
              return (
                <GridRow
                  key={row.id}
                  row={row}
                  index={index}
                  columns={columns}
                  activeColumn={isActiveRow ? place.column : undefined}
                  editing={editing?.row === index ? editing : undefined}
                  {...{ onFocus, onOpen, onCommit, onCancel }}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <CellBar
        row={values[place.row]}
        column={columns[place.column]}
        stageCount={edits.stages?.length ?? 0}
        {...{ mayEdit, maySetSecrets }}
        functionNames={edits.functionNames}
        onEdit={() => open(place)}
        onUnset={() => set(place, undefined)}
        onDialog={setDialog}
        onApart={onAddRow}
      />
      {dialog !== undefined && (
        <GridDialog
          dialog={dialog}
          edits={edits}
          onClose={() => {
            setDialog(undefined);
            focus(place);
          }}
        />
      )}
    </>
  );
}
