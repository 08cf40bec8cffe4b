'use client';

import { APP_ID, type AppSpec, findEntity, isOfCode, type Json, type Problem, valueAt } from '@chalice-studio/appspec';
import { createContext, type ReactNode, use, useCallback } from 'react';
import { useEdit, useProblemsOf, useSpec } from '@/components/document/use-document';

export type Path = readonly string[];

const EntityContext = createContext<string>(APP_ID);

/** The fields inside are fields of this entity, or of the app. */
export function EntityScope({ id, children }: { id: string; children: ReactNode }) {
  return <EntityContext value={id}>{children}</EntityContext>;
}

export const useEntityId = (): string => use(EntityContext);

export type FieldBinding = {
  value: Json | undefined;
  /** Undefined unsets the field. Typing is coalesced; anything else is a step of its own. */
  set: (value: Json | undefined, options?: { isTyping?: boolean }) => void;
  problems: readonly Problem[];
  error: string | undefined;
  warning: string | undefined;
};

/** One field of the entity in scope: its value, its problems, and how to change it. */
export function useFieldOf(path: Path): FieldBinding {
  const id = useEntityId();
  const edit = useEdit();
  const key = path.join('.');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the path
  const select = useCallback((spec: AppSpec) => valueAt(id === APP_ID ? spec : findEntity(spec, id), path), [id, key]);
  const value = useSpec(select, hasSameJson);
  const problems = useProblemsOf(id).filter((problem) => path.every((part, index) => problem.path[index] === part));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the path
  const set = useCallback<FieldBinding['set']>(
    (next, { isTyping = false } = {}) => {
      const at = [...path];
      edit([next === undefined ? { type: 'set', id, path: at } : { type: 'set', id, path: at, value: next }], {
        ...(isTyping ? { key: `${id}:${key}` } : {}),
      });
    },
    [id, key, edit],
  );
  const first = (severity: Problem['severity']) => problems.find((problem) => problem.severity === severity)?.message;
  return { value, set, problems, error: first('error'), warning: first('warning') };
}

function hasSameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** Whether people's code says this field: then it is shown, and changed there. */
export function useIsOfCode(path: Path): boolean {
  const id = useEntityId();
  const key = path.join('.');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the path
  const select = useCallback(
    (spec: AppSpec) => isOfCode(spec, id === APP_ID ? APP_ID : (findEntity(spec, id)?.kind ?? 'use'), path),
    [id, key],
  );
  return useSpec(select);
}
