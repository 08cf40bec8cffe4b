'use client';

import {
  type AppSpec,
  codeFirstRefusal,
  type Edit,
  type Entity,
  findEntity,
  type Problem,
} from '@chalice-studio/appspec';
import { useCallback } from 'react';
import { toast } from '@/components/ui/toast';
import { useOpenDocument } from './document-provider';
import { type DocumentState, type SaveStatus, saveStatusOf } from './document-state';
import type { EditOptions } from './document-store';
import { sayLookOnly } from './say-look-only';
import { hasSameMembers, useSelector } from './selector';
import { useMayEdit } from './use-may-edit';

/** A part of the document. Renders again only when that part changed; parts are immutable. */
export function useSpec<Part>(select: (spec: AppSpec) => Part, isEqual?: (a: Part, b: Part) => boolean): Part {
  const { store } = useOpenDocument();
  const selectOfState = useCallback((state: DocumentState) => select(state.document.spec), [select]);
  return useSelector(store, selectOfState, isEqual);
}

export function useDocumentState<Part>(
  select: (state: DocumentState) => Part,
  isEqual?: (a: Part, b: Part) => boolean,
): Part {
  return useSelector(useOpenDocument().store, select, isEqual);
}

const whole = (spec: AppSpec) => spec;
export const useWholeSpec = (): AppSpec => useSpec(whole);

export function useEntity(id: string | undefined): Entity | undefined {
  return useSpec(useCallback((spec: AppSpec) => (id === undefined ? undefined : findEntity(spec, id)), [id]));
}

export function useSaveStatus(): SaveStatus {
  return useDocumentState(saveStatusOf);
}

export function useProblems(): readonly Problem[] {
  return useSelector(useOpenDocument().problems, ({ all }) => all);
}

const none: readonly Problem[] = [];

export function useProblemsOf(entityId: string): readonly Problem[] {
  const { problems } = useOpenDocument();
  return useSelector(
    problems,
    useCallback(({ byEntity }) => byEntity.get(entityId) ?? none, [entityId]),
    hasSameProblems,
  );
}

export type ProblemCounts = { errors: number; warnings: number };

/** How many problems these have together; the same object while that stays. */
export function useProblemCounts(entityIds: readonly string[]): ProblemCounts {
  const { problems } = useOpenDocument();
  const key = entityIds.join();
  return useSelector(
    problems,
    useCallback(
      ({ byEntity }) => {
        const all = key.split(',').flatMap((id) => byEntity.get(id) ?? none);
        const errors = all.filter((problem) => problem.severity === 'error').length;
        return { errors, warnings: all.length - errors };
      },
      [key],
    ),
    hasSameMembers,
  );
}

function hasSameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((problem, index) => hasSameMembers(problem, b[index] ?? {}));
}

export type Submit = (edits: readonly Edit[], options?: EditOptions) => boolean;

/** Makes edits; says why when the document does not take them. */
export function useEdit(): Submit {
  const { store } = useOpenDocument();
  const mayEdit = useMayEdit();
  return useCallback(
    (edits, options) => {
      if (edits.length === 0) return true;
      if (!mayEdit) {
        sayLookOnly();
        return false;
      }
      const refusal = codeFirstRefusal(store.getState().document.spec, edits);
      if (refusal !== undefined) {
        toast.message('The code says that', { description: refusal });
        return false;
      }
      const result = store.edit(edits, options);
      if (!result.ok) toast.message('That cannot be', { description: result.problems[0]?.message });
      return result.ok;
    },
    [store, mayEdit],
  );
}
