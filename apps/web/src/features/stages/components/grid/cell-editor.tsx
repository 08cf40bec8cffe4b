'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Value } from '../../model/field-edits';
import { type Cell, parseCell, type ValueRow } from '../../model/grid-rows';

export type EditEnd = { moves: 'down' | 'right' | 'left' | 'stay' };

type CellEditorProps = {
  row: Exclude<ValueRow, { type: 'secret' }>;
  cell: Cell;
  label: string;
  /** What was typed to begin with, instead of the value. */
  typed: string | undefined;
  onCommit: (value: Value | undefined, end: EditEnd) => void;
  onCancel: () => void;
};

/** A cell's value while it is edited, in its place. Enter and Tab save it and go on, Escape leaves it as it was. */
export function CellEditor(props: CellEditorProps) {
  const { row } = props;
  const isChosen = row.type === 'setting' && ['choice', 'switch'].includes(row.field.control.type);
  return isChosen ? <ChosenCell {...props} /> : <TypedCell {...props} />;
}

const editorStyle =
  'h-full w-full min-w-0 bg-raised px-2 text-sm text-fg outline-2 outline-accent -outline-offset-2 aria-invalid:outline-danger';

function TypedCell({ row, cell, label, typed, onCommit, onCancel }: CellEditorProps) {
  const [text, setText] = useState(typed ?? cell.text);
  const input = useFocus<HTMLInputElement>();
  const parsed = parseCell(row, text);
  const error = 'error' in parsed ? parsed.error : undefined;
  const commit = (end: EditEnd) => {
    if ('error' in parsed) return false;
    // Nothing was typed into a cell that has nothing of its own: it stays so.
    if (text === cell.text && cell.state !== 'own') onCancel();
    else onCommit(parsed.value, end);
    return true;
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter') commit({ moves: 'down' });
    else if (event.key === 'Tab' && commit({ moves: event.shiftKey ? 'left' : 'right' })) event.preventDefault();
  };
  return (
    <>
      <input
        ref={input}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        spellCheck={false}
        autoComplete="off"
        className={`${editorStyle} ${row.type === 'variable' ? 'font-mono text-xs' : ''}`}
        value={text}
        onFocus={(event) => typed === undefined && event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={() => {
          if (!commit({ moves: 'stay' })) onCancel();
        }}
      />
      {error !== undefined && (
        <span
          role="alert"
          className="absolute top-full left-0 z-20 w-max max-w-72 rounded-md bg-raised px-2 py-1 text-danger-text text-xs shadow-pop"
        >
          {error}
        </span>
      )}
    </>
  );
}

function ChosenCell({ row, cell, label, onCommit, onCancel }: CellEditorProps) {
  const select = useFocus<HTMLSelectElement>();
  if (row.type !== 'setting') return null;
  const { control, fallback } = row.field;
  const options =
    control.type === 'choice'
      ? control.options.map((each) => ({ text: String(each.value), label: each.label }))
      : [
          { text: 'on', label: 'On' },
          { text: 'off', label: 'Off' },
        ];
  return (
    <select
      ref={select}
      aria-label={label}
      className={editorStyle}
      defaultValue={cell.text}
      onChange={(event) => {
        const parsed = parseCell(row, event.target.value);
        if ('value' in parsed) onCommit(parsed.value, { moves: 'stay' });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Enter') onCancel();
      }}
      onBlur={onCancel}
    >
      <option value="">{fallback.words} (default)</option>
      {options.map((each) => (
        <option key={each.text} value={each.text}>
          {each.label}
        </option>
      ))}
    </select>
  );
}

/** An editor that opens is where one types. */
function useFocus<Control extends HTMLElement>(): RefObject<Control | null> {
  const ref = useRef<Control>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
