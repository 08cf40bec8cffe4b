'use client';

import { type AppSpec, checkStage, listLambdaFunctions, type Problem } from '@chalice-studio/appspec';
import type { Secret, Stage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { hasErrorCode } from '@/lib/api-error';
import { useStages } from '@/lib/stages';
import { useTopic } from '@/lib/stream/stream';
import type { FieldEdit } from './model/field-edits';
import { overtakenWords } from './model/overtaken-words';
import { type StageChange, StageSaver } from './model/stage-saver';

/** The stages of a project as their fields show them, and how to change them. */
export type StageEdits = {
  stages: readonly Stage[] | undefined;
  spec: AppSpec | undefined;
  functionNames: readonly string[];
  /** Of a stage as it is, and of the change to it that was refused last. */
  problemsOf: (stage: Stage) => readonly Problem[];
  /** Changes stages as one step; false when a field cannot be that. */
  edit: (changes: readonly StageChange[], label: string) => boolean;
  undo: () => void;
  isSaving: boolean;
  error: unknown;
  retry: () => void;
};

/** One stage of them. */
export type StageEditor = {
  stage: Stage;
  set: (label: string, ...edits: FieldEdit[]) => boolean;
  problems: readonly Problem[];
  functionNames: readonly string[];
};

export function editorOf(edits: StageEdits, stage: Stage): StageEditor {
  return {
    stage,
    set: (label, ...changes) => edits.edit([{ stageId: stage.id, edits: changes }], label),
    problems: edits.problemsOf(stage),
    functionNames: edits.functionNames,
  };
}

const noProblems: readonly Problem[] = [];

export function useStageEdits(projectId: string): StageEdits {
  const queryClient = useQueryClient();
  const query = useStages(projectId);
  const spec = useQuery(api.revisions.open.queryOptions({ input: { projectId } })).data?.spec;
  const [refused, setRefused] = useState<ReadonlyMap<string, readonly Problem[]>>(new Map());
  const saver = useSaver(projectId, setRefused);
  const version = useSyncExternalStore(saver.subscribe, saver.getVersion, saver.getVersion);
  useTopic(`project:${projectId}`, (message) => {
    if (message.type !== 'stages' && message.type !== 'gap') return;
    void queryClient.invalidateQueries({ queryKey: api.stages.list.key({ input: { projectId } }) });
    void queryClient.invalidateQueries({ queryKey: api.secrets.key() });
  });
  useEffect(() => saver.take(query.data ?? []), [saver, query.data]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with the version
  const stages = useMemo(() => query.data?.map((stage) => saver.shown(stage)), [saver, query.data, version]);
  const functionNames = useMemo(
    () => (spec === undefined ? [] : listLambdaFunctions(spec).map((each) => each.name)),
    [spec],
  );
  const problems = useMemo(
    () => new Map(stages?.map((stage) => [stage.id, spec === undefined ? noProblems : checkStage(spec, stage.config)])),
    [stages, spec],
  );
  return {
    ...{ stages, spec, functionNames, isSaving: saver.isSaving, error: query.error },
    problemsOf: ({ id }) => [...(refused.get(id) ?? []), ...(problems.get(id) ?? [])],
    edit: (changes, label) => {
      setRefused(new Map());
      return saver.edit(changes, label);
    },
    undo: () => {
      const undone = saver.undo();
      if (undone === 'nothing') toast.message('Nothing of yours to undo here');
      else if (undone === 'changed-since')
        toast.message('That is not undone', { description: 'Somebody else changed the same setting since.' });
      else toast.message(`Undone: ${undone.label}`);
    },
    retry: () => void query.refetch(),
  };
}

function useSaver(
  projectId: string,
  setRefused: (refused: ReadonlyMap<string, readonly Problem[]>) => void,
): StageSaver<Stage> {
  const queryClient = useQueryClient();
  const ref = useRef<StageSaver<Stage>>(undefined);
  if (ref.current !== undefined) return ref.current;
  const options = api.stages.list.queryOptions({ input: { projectId } });
  const saver: StageSaver<Stage> = new StageSaver<Stage>(
    {
      update: (input) => client.stages.update(input),
      read: () => queryClient.fetchQuery({ ...options, staleTime: 0 }),
      isConflict: (error) => hasErrorCode(error, 'CONFLICT'),
      keep: (stage) =>
        queryClient.setQueryData(options.queryKey, (stages) =>
          stages?.map((each) => (each.id === stage.id ? stage : each)),
        ),
    },
    {
      failed: (stage, error) => toast.failure(`The setting of ${stage.name} could not be saved`, error),
      refused: (stage, problems) => {
        setRefused(new Map([[stage.id, problems]]));
        toast.message(`${stage.name} cannot be set so`, { description: problems[0]?.message });
      },
      overtaken: (stage, edits, now) =>
        toast.message(`Somebody else changed ${stage.name} meanwhile`, {
          description: overtakenWords(edits, now),
          action: {
            label: 'Use mine',
            onClick: () => saver.edit([{ stageId: stage.id, edits }], 'Your value'),
          },
        }),
    },
  );
  ref.current = saver;
  return saver;
}

/** The secrets of each stage by its id; none while they load. */
export function useSecrets(stages: readonly Stage[]): ReadonlyMap<string, readonly Secret[]> {
  const results = useQueries({
    queries: stages.map((stage) => api.secrets.list.queryOptions({ input: { stageId: stage.id } })),
  });
  return new Map(stages.map((stage, index) => [stage.id, results[index]?.data ?? []]));
}

export type WantedTarget = Parameters<typeof client.stages.setTarget>[0]['target'];

export function useCreateStage(projectId: string, onCreated: (stage: Stage) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { name: string; target: WantedTarget }) => client.stages.create({ projectId, ...wanted }),
    onSuccess: async (stage) => {
      await queryClient.invalidateQueries({ queryKey: api.stages.list.key({ input: { projectId } }) });
      onCreated(stage);
    },
  });
}

export function useSetTarget(stage: Stage) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (target: WantedTarget) =>
      client.stages.setTarget({ stageId: stage.id, baseRevision: stage.revision, target }),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: api.stages.list.key({ input: { projectId: stage.projectId } }) }),
    onError: (error) => toast.failure('The stage could not be moved', error),
  });
}

export function useDeleteStage(stage: Stage, onDeleted: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (options: { deleteData: boolean; leaveStack: boolean }) =>
      client.stages.delete({ stageId: stage.id, confirmName: stage.name, ...options }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({
        queryKey: api.stages.list.key({ input: { projectId: stage.projectId } }),
      });
      toast.message(`Stage “${stage.name}” is deleted`);
      onDeleted();
    },
  });
}
