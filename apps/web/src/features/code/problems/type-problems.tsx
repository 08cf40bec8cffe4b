'use client';

import type { Problem } from '@chalice-studio/appspec';
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSelector } from '@/components/document/selector';
import type { TypeCheckState } from '@/components/document/type-check';
import { Spinner } from '@/components/ui/spinner';

const whole = (state: TypeCheckState) => state;

/** What the type check finds in the whole project, run again after each pause in typing. */
export function TypeProblems({ onShow }: { onShow: (file: string, line: number) => void }) {
  const { problems, isRunning, hasFailed } = useSelector(useOpenDocument().types, whole);
  const [isOpen, setIsOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Type check" className="shrink-0 border-line border-t bg-surface">
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={problems.length === 0}
        onClick={() => setIsOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-2 px-3 text-fg-muted text-xs hover:bg-hover disabled:hover:bg-transparent"
      >
        {isRunning ? <Spinner className="size-3.5" /> : <Mark hasFailed={hasFailed} count={problems.length} />}
        <span role="status">{words(isRunning, hasFailed, problems.length)}</span>
        {problems.length > 0 && <Chevron className="ml-auto size-3.5" aria-hidden />}
      </button>
      {isOpen && problems.length > 0 && (
        <ul className="max-h-48 overflow-auto border-line border-t py-1">
          {problems.slice(0, 200).map((problem) => (
            <TypeProblem
              key={`${problem.message} ${problem.location?.file} ${problem.location?.line}`}
              problem={problem}
              onShow={onShow}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Mark({ hasFailed, count }: { hasFailed: boolean; count: number }) {
  if (count > 0 || hasFailed) return <CircleAlert className="size-3.5 text-danger-text" aria-hidden />;
  return <CircleCheck className="size-3.5 text-success-text" aria-hidden />;
}

function words(isRunning: boolean, hasFailed: boolean, count: number): string {
  if (isRunning) return 'Checking types…';
  if (hasFailed) return 'The types could not be checked. It is tried again after the next change.';
  if (count === 0) return 'No type errors';
  return count === 1 ? '1 type error' : `${count} type errors`;
}

function TypeProblem({ problem, onShow }: { problem: Problem; onShow: (file: string, line: number) => void }) {
  const { location } = problem;
  return (
    <li>
      <button
        type="button"
        disabled={location === undefined}
        onClick={() => location !== undefined && onShow(location.file, location.line)}
        className="flex w-full items-start gap-2 px-3 py-1 text-left text-sm hover:bg-hover"
      >
        <CircleAlert className="mt-0.5 size-3.5 shrink-0 text-danger-text" aria-hidden />
        <span className="min-w-0 flex-1 text-fg">{problem.message}</span>
        {location !== undefined && (
          <span className="shrink-0 font-mono text-fg-subtle text-xs">
            {location.file}:{location.line}
          </span>
        )}
      </button>
    </li>
  );
}
