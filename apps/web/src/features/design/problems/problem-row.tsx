'use client';

import type { Problem } from '@chalice-studio/appspec';
import { CircleAlert, TriangleAlert, Wrench } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';

type ProblemRowProps = {
  problem: Problem;
  isCurrent: boolean;
  onShow: () => void;
  onFix: () => void;
  onFocus: () => void;
};

export function ProblemRow({ problem, isCurrent, onShow, onFix, onFocus }: ProblemRowProps) {
  const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert;
  const { location } = problem;
  return (
    <li className="flex items-start gap-2 py-0.5 pr-3 pl-8 text-sm hover:bg-hover">
      <button
        type="button"
        data-problem
        tabIndex={isCurrent ? 0 : -1}
        onFocus={onFocus}
        onClick={onShow}
        className="flex min-w-0 flex-1 items-start gap-2 rounded-sm py-0.5 text-left"
      >
        <Icon
          className={cn(
            'mt-0.5 size-3.5 shrink-0',
            problem.severity === 'error' ? 'text-danger-text' : 'text-warning-text',
          )}
          aria-label={problem.severity}
        />
        <span className="min-w-0 break-words text-fg">{problem.message}</span>
        {location !== undefined && (
          <span className="shrink-0 font-mono text-fg-subtle text-xs">
            {location.file}:{location.line}
          </span>
        )}
      </button>
      {problem.fix !== undefined && (
        <Button size="sm" className="max-w-[50%]" title={problem.fix.label} onClick={onFix}>
          <Wrench aria-hidden /> <span className="truncate">{problem.fix.label}</span>
        </Button>
      )}
    </li>
  );
}
