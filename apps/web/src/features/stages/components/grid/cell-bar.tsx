'use client';

import { Copy, CornerDownRight, Pencil, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { RelativeTime } from '@/components/ui/relative-time';
import { messagesAt } from '../../model/field-edits';
import { functionWords } from '../../model/field-values';
import { cellOf, pathOfRow, type ValueRow } from '../../model/grid-rows';
import type { OpenDialog } from './grid-dialog';
import type { Column } from './grid-row';

type CellBarProps = {
  row: ValueRow | undefined;
  column: Column | undefined;
  stageCount: number;
  mayEdit: boolean;
  maySetSecrets: boolean;
  functionNames: readonly string[];
  onEdit: () => void;
  onUnset: () => void;
  onDialog: (dialog: OpenDialog) => void;
  onApart: (of: string, functionName: string) => void;
};

/** The chosen cell in full, what is said about it, and what can be done with it: also for fingers, which have no keys. */
export function CellBar({ row, column, stageCount, mayEdit, maySetSecrets, ...act }: CellBarProps) {
  if (row === undefined || column === undefined) return null;
  const { stage } = column;
  const isSecret = row.type === 'secret';
  const cell = cellOf(row, stage.config);
  const may = isSecret ? maySetSecrets : mayEdit;
  const of = 'functionName' in row && row.functionName !== undefined ? row.functionName : undefined;
  const isPerFunction = row.type === 'variable' || (row.type === 'setting' && row.field.scope === 'function');
  const others = act.functionNames.filter((name) => name !== of);
  return (
    <section
      aria-label="Chosen setting"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-surface px-3 py-1.5"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex min-w-0 items-baseline gap-2 max-md:flex-col max-md:items-stretch max-md:gap-0">
          <span className="min-w-0 shrink-0 truncate font-medium text-xs max-md:shrink">
            {row.type === 'setting' ? row.field.label : row.name}
            {of !== undefined && ` · ${of}`} · {stage.name}
          </span>
          <span className="truncate font-mono text-fg-muted text-xs">
            {isSecret ? <SecretFacts column={column} name={row.name} /> : cell.isMissing ? 'not set' : cell.words}
          </span>
        </p>
        <Note row={row} column={column} />
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Button size="sm" disabled={!may} onClick={act.onEdit}>
          <Pencil aria-hidden />
          {isSecret ? (cell.isMissing ? 'Set' : 'Replace') : 'Edit'}
        </Button>
        {!isSecret && (
          <Button
            size="sm"
            disabled={!mayEdit || stageCount < 2 || cell.state !== 'own'}
            onClick={() => act.onDialog({ type: 'copy', row, stageId: stage.id })}
          >
            <Copy aria-hidden />
            Copy to stages…
          </Button>
        )}
        {isSecret && (
          <Button
            size="sm"
            disabled={!may}
            onClick={() => act.onDialog({ type: 'secret', name: row.name, stageIds: [] })}
          >
            <Copy aria-hidden />
            Set in several…
          </Button>
        )}
        {isPerFunction && of === undefined && (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button size="sm" disabled={!mayEdit || others.length === 0}>
                <CornerDownRight aria-hidden />
                For one function…
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end" className="max-h-72 overflow-auto">
              <DropdownMenuLabel>A row of its own for</DropdownMenuLabel>
              {others.map((name) => (
                <DropdownMenuItem key={name} className="font-mono text-xs" onSelect={() => act.onApart(row.id, name)}>
                  {functionWords(name)}
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
        )}
        {!isSecret && (
          <Button size="sm" variant="ghost" disabled={!mayEdit || cell.state !== 'own'} onClick={act.onUnset}>
            <Undo2 aria-hidden />
            {row.type === 'variable' ? 'Remove' : 'Default'}
          </Button>
        )}
      </div>
    </section>
  );
}

function Note({ row, column: { stage, problems } }: { row: ValueRow; column: Column }) {
  const problem = row.type === 'secret' ? undefined : messagesAt(problems, pathOfRow(row));
  if (problem !== undefined) return <p className="text-danger-text text-xs">{problem}</p>;
  if (row.type === 'setting') return <p className="text-fg-subtle text-xs">{row.field.help}</p>;
  if (row.type === 'secret')
    return <p className="text-fg-subtle text-xs">Write-only. Functions get a new value at the next deployment.</p>;
  const isSecretToo = stage.config.secrets.includes(row.name);
  if (isSecretToo)
    return <p className="text-danger-text text-xs">{row.name} is a secret of this stage, too: remove one of them.</p>;
  return null;
}

function SecretFacts({ column: { secrets }, name }: { column: Column; name: string }) {
  const secret = secrets.find((each) => each.name === name);
  if (secret === undefined) return 'not set';
  return (
    <>
      version {secret.version}, set by {secret.setBy.name} <RelativeTime at={secret.setAt} /> ·{' '}
      {secret.runs === null ? 'not deployed yet' : `version ${secret.runs} runs`}
    </>
  );
}
