'use client';

import { entityLabel, type Problem } from '@chalice-studio/appspec';
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useEdit, useProblems } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { useSelection } from '../selection/selection';
import { showField } from './show-field';

/** What keeps the design from being deployed, and what one should know; a click leads to the construct and the field. */
export function ProblemsDrawer() {
  const problems = useProblems();
  const [isOpen, setIsOpen] = useState(false);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const words =
    problems.length === 0
      ? 'No problems'
      : [count(errors.length, 'problem'), count(warnings.length, 'warning')].filter(Boolean).join(', ');
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Problems" className="shrink-0 border-line border-t bg-surface">
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={problems.length === 0}
        onClick={() => setIsOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-2 px-3 text-fg-muted text-xs hover:bg-hover disabled:hover:bg-transparent"
      >
        {errors.length > 0 ? (
          <CircleAlert className="size-3.5 text-danger-text" aria-hidden />
        ) : warnings.length > 0 ? (
          <TriangleAlert className="size-3.5 text-warning-text" aria-hidden />
        ) : (
          <CircleCheck className="size-3.5 text-success-text" aria-hidden />
        )}
        <span role="status">{words}</span>
        {problems.length > 0 && <Chevron className="ml-auto size-3.5" aria-hidden />}
      </button>
      {isOpen && problems.length > 0 && (
        <ul className="max-h-56 overflow-auto border-line border-t py-1">
          {[...errors, ...warnings].slice(0, 200).map((problem) => (
            <ProblemRow key={`${problem.entityId} ${problem.code} ${problem.message}`} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function ProblemRow({ problem }: { problem: Problem }) {
  const spec = useDesignSpec();
  const selection = useSelection();
  const edit = useEdit();
  const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <li className="flex items-start gap-2 px-3 py-1 text-sm hover:bg-hover">
      <Icon
        className={
          problem.severity === 'error'
            ? 'mt-0.5 size-3.5 shrink-0 text-danger-text'
            : 'mt-0.5 size-3.5 shrink-0 text-warning-text'
        }
        aria-label={problem.severity}
      />
      <button
        type="button"
        onClick={() => {
          selection.select([problem.entityId]);
          showField(problem.path);
        }}
        className="min-w-0 flex-1 text-left"
      >
        <span className="text-fg">{problem.message}</span>{' '}
        <span className="font-mono text-fg-subtle text-xs">{entityLabel(spec, problem.entityId)}</span>
      </button>
      {problem.fix !== undefined && (
        <Button size="sm" onClick={() => edit(problem.fix?.edits ?? [])}>
          {problem.fix.label}
        </Button>
      )}
    </li>
  );
}
