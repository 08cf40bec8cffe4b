'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { Equal, Lock } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { codeDiff } from './code-diff';
import { ShownFirst } from './shown-first';
import { TextDiff } from './text-diff';

/** So many files are open at first. */
const OPEN = 8;

/** The difference file by file. */
export function CodeDifference({ from, to }: { from: AppSpec; to: AppSpec }) {
  const files = useMemo(() => codeDiff(from, to), [from, to]);
  if (files.length === 0) {
    return (
      <EmptyState icon={<Equal />} title="Nothing differs in the code">
        Every file is the same on both sides.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-2">
      <ShownFirst items={files} noun="files">
        {(change, index) => (
          <TextDiff
            key={change.file}
            {...{ name: change.file, change: change.change, before: change.before, after: change.after }}
            isOpen={index < OPEN && (!change.isGenerated || change.file === 'app.ts')}
            {...(change.isGenerated ? { detail: <Generated /> } : {})}
          />
        )}
      </ShownFirst>
    </div>
  );
}

function Generated() {
  return (
    <>
      <Lock className="size-3 shrink-0" aria-hidden /> generated
    </>
  );
}
