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

/** Neighbours are far from each other: the first stages of a project are told apart at a glance. */
const hues = [255, 330, 185, 300, 212, 280, 238];

/** The colour by which a stage is known on every page, another one for each of a project; production has its own. */
export function stageColor(stage: Pick<StageSummary, 'name' | 'isProduction' | 'colorNumber'>): string {
  if (stage.isProduction) return 'var(--production)';
  const number = stage.colorNumber ?? numberOf(stage.name);
  return `oklch(var(--kind-lightness) calc(0.14 * var(--kind-chroma)) ${hues[number % hues.length]})`;
}

/** Of a stage that is older than the numbers. */
function numberOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum;
}
