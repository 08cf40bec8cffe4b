'use client';

import { type Problem, safeFixes } from '@chalice-studio/appspec';
import { Wrench } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useEdit, useProblems } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { toast } from '@/components/ui/toast';
import { useProjectHref, writeUrlState } from '@/lib/url-state';
import { useSelection } from '../selection/selection';
import { keyOfProblem, problemGroups, type SeverityFilter } from './problem-groups';
import { ProblemRow } from './problem-row';
import { showField } from './show-field';

const MOST_SHOWN = 200;

/** All problems by construct. Arrows go from one to the next, Enter leads to the field, F takes the way out. */
export function ProblemsList({ safeCount }: { safeCount: number }) {
  const spec = useDesignSpec();
  const problems = useProblems();
  const edit = useEdit();
  const { store } = useOpenDocument();
  const show = useShowProblem();
  const list = useRef<HTMLDivElement>(null);
  const [severity, setSeverity] = useState<SeverityFilter>('all');
  const [current, setCurrent] = useState<string>();
  const { groups, hidden } = useMemo(
    () => problemGroups(spec, problems, { severity, most: MOST_SHOWN }),
    [spec, problems, severity],
  );
  const shown = groups.flatMap((group) => group.problems);
  const at = Math.max(
    0,
    shown.findIndex((problem) => keyOfProblem(problem) === current),
  );
  const count = (of: Problem['severity']) => problems.filter((problem) => problem.severity === of).length;

  const fix = (problem: Problem | undefined) => {
    if (problem?.fix !== undefined) edit(problem.fix.edits);
  };
  const fixAll = () => {
    if (!edit(safeFixes(store.getState().document.spec))) return;
    toast.message('Mended what was only written wrongly', {
      action: { label: 'Undo', onClick: () => void store.undo() },
    });
  };
  const go = (index: number) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-problem]') ?? [];
    rows[Math.max(0, Math.min(rows.length - 1, index))]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(shown.length - 1);
    else if (event.key === 'f' && shown[at]?.fix !== undefined) {
      fix(shown[at]);
      requestAnimationFrame(() => go(at));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="border-line border-t">
      <div className="flex flex-wrap items-center gap-2 px-3 py-1.5">
        <SegmentedControl
          aria-label="Severity"
          value={severity}
          onChange={setSeverity}
          options={[
            { value: 'all', label: `All ${problems.length}` },
            { value: 'error', label: `Errors ${count('error')}` },
            { value: 'warning', label: `Warnings ${count('warning')}` },
          ]}
        />
        {safeCount > 0 && (
          <Button
            size="sm"
            className="ml-auto"
            onClick={fixAll}
            title="Those whose way out changes how a thing is written, not what the app does"
          >
            <Wrench aria-hidden /> Mend {safeCount} safely
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are buttons, and these keys go between them */}
      <div ref={list} onKeyDown={onKeyDown} className="max-h-64 overflow-auto pb-1">
        {groups.map((group) => (
          <section key={group.entityId} aria-label={group.label}>
            <h3 className="truncate px-3 pt-1.5 font-mono text-fg-muted text-xs" title={group.label}>
              {group.label}
            </h3>
            <ul>
              {group.problems.map((problem) => (
                <ProblemRow
                  key={keyOfProblem(problem)}
                  problem={problem}
                  isCurrent={problem === shown[at]}
                  onFocus={() => setCurrent(keyOfProblem(problem))}
                  onShow={() => show(problem)}
                  onFix={() => fix(problem)}
                />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && (
          <p className="px-3 py-2 text-fg-subtle text-sm">
            {severity === 'error' ? 'No errors: the design can be deployed.' : 'No warnings.'}
          </p>
        )}
        {hidden > 0 && <p className="px-3 py-1 text-fg-subtle text-xs">and {hidden} more, once these are mended</p>}
      </div>
    </div>
  );
}

/** Leads to the field that a problem is of, or to the line. */
function useShowProblem(): (problem: Problem) => void {
  const selection = useSelection();
  const router = useRouter();
  const href = useProjectHref();
  return ({ entityId, path, location }) => {
    if (location !== undefined) {
      return router.push(href('code', { file: location.file, line: String(location.line) }));
    }
    const [field, file] = path;
    if (field === 'source' && file !== undefined) return router.push(href('code', { file }));
    if (field === 'dependencies') return router.push(href('code', { view: 'dependencies' }));
    selection.select([entityId]);
    writeUrlState({ panel: undefined });
    showField(path);
  };
}
