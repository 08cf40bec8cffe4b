'use client';

import type { Stage, StageSummary } from '@chalice-studio/control-plane/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from './api';
import { useStoredState } from './stored-state';
import { useUrlState } from './url-state';

export function useStages(projectId: string): UseQueryResult<Stage[]> {
  return useQuery(api.stages.list.queryOptions({ input: { projectId } }));
}

/**
 * The stage that the project's pages show and deploy to: the address' (`?stage=dev`), else the one chosen last in this
 * project, else the first.
 */
export function useCurrentStage(projectId: string): {
  stage: Stage | undefined;
  stages: Stage[] | undefined;
  setStage: (name: string) => void;
} {
  const stages = useStages(projectId).data;
  const [named, setNamed] = useUrlState('stage');
  const [stored, setStored] = useStoredState(`stage:${projectId}`);
  const setStage = useCallback(
    (name: string) => {
      setStored(name);
      setNamed(name);
    },
    [setStored, setNamed],
  );
  const find = (name: string | undefined) => stages?.find((stage) => stage.name === name);
  return { stage: find(named) ?? find(stored) ?? stages?.[0], stages, setStage };
}

const hues = [212, 255, 300, 185, 330, 238, 280];

/** The colour by which a stage is known on every page; production has one that no other gets. */
export function stageColor(stage: Pick<StageSummary, 'name' | 'isProduction'>): string {
  if (stage.isProduction) return 'var(--production)';
  let sum = 0;
  for (const character of stage.name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return `oklch(var(--kind-lightness) calc(0.14 * var(--kind-chroma)) ${hues[sum % hues.length]})`;
}
