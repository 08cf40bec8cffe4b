'use client';

import { hasSafeFix } from '@chalice-studio/appspec';
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSelector } from '@/components/document/selector';
import type { TypeCheckState } from '@/components/document/type-check';
import { useProblems } from '@/components/document/use-document';
import { Spinner } from '@/components/ui/spinner';
import { useCommands } from '@/lib/commands';
import { ProblemsList } from './problems-list';

const isRunning = (state: TypeCheckState) => state.isRunning;
const hasFailed = (state: TypeCheckState) => state.hasFailed;

/** What keeps the design from being deployed, and what one should know. */
export function ProblemsDrawer() {
  const problems = useProblems();
  const { types } = useOpenDocument();
  const isChecking = useSelector(types, isRunning);
  const isUnchecked = useSelector(types, hasFailed);
  const [isOpen, setIsOpen] = useState(false);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const words =
    problems.length === 0
      ? 'No problems'
      : [count(errors, 'problem'), count(warnings, 'warning')].filter(Boolean).join(', ');
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  useCommands(
    useMemo(
      () => [
        {
          id: 'design:problems',
          title: 'Show problems',
          group: 'Design',
          icon: <CircleAlert aria-hidden />,
          keywords: ['errors', 'warnings', 'mend', 'fix'],
          run: () => setIsOpen(true),
        },
      ],
      [],
    ),
  );
  return (
    <section aria-label="Problems" className="shrink-0 border-line border-t bg-surface">
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={problems.length === 0}
        onClick={() => setIsOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-2 px-3 text-fg-muted text-xs hover:bg-hover disabled:hover:bg-transparent"
      >
        {errors > 0 ? (
          <CircleAlert className="size-3.5 text-danger-text" aria-hidden />
        ) : warnings > 0 ? (
          <TriangleAlert className="size-3.5 text-warning-text" aria-hidden />
        ) : (
          <CircleCheck className="size-3.5 text-success-text" aria-hidden />
        )}
        <span>{words}</span>
        {errors > 0 && <span className="hidden text-fg-subtle sm:inline">It is saved, and cannot be deployed</span>}
        <span className="ml-auto flex items-center gap-2 text-fg-subtle">
          {isChecking && (
            <>
              <Spinner className="size-3" /> <span className="hidden sm:inline">Checking types</span>
            </>
          )}
          {!isChecking && isUnchecked && 'Types could not be checked'}
          {problems.length > 0 && <Chevron className="size-3.5" aria-hidden />}
        </span>
      </button>
      {/* Beside the button: within it, it would be no part of the button's name. */}
      <span role="status" className="sr-only">
        {words}
      </span>
      {isOpen && problems.length > 0 && <ProblemsList safeCount={problems.filter(hasSafeFix).length} />}
    </section>
  );
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
