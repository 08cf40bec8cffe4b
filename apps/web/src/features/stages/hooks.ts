'use client';

import { checkStage, listLambdaFunctions, type Problem } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { hasErrorCode } from '@/lib/api-error';
import { canRepeat, type FieldEdit, withEdits } from './field-edits';

export type StageEditor = {
  stage: Stage;
  /** Sends the edits; fields show them at once. */
  set: (...edits: FieldEdit[]) => void;
  isSaving: boolean;
  /** Of the configuration as it is, and of the edit that was refused last. */
  problems: readonly Problem[];
  functionNames: readonly string[];
};

/** Edits of one stage, sent one after the other because each names the revision that it changes. */
export function useStageEditor(stage: Stage): StageEditor {
  const queryClient = useQueryClient();
  const { data: spec } = useQuery(api.revisions.open.queryOptions({ input: { projectId: stage.projectId } }));
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const unsent = useRef<FieldEdit[][]>([]);
  /** As the studio has it, without what was only shown so far. */
  const confirmed = useRef(stage);
  const listKey = api.stages.list.queryKey({ input: { projectId: stage.projectId } });
  useEffect(() => {
    if (waiting === 0) confirmed.current = stage;
  }, [stage, waiting]);

  const show = (next: Stage) => {
    const shown = { ...next, config: withEdits(next.config, unsent.current.flat()) };
    queryClient.setQueryData(listKey, (stages) => stages?.map((each) => (each.id === next.id ? shown : each)));
  };
  const readAgain = async () => {
    const stages = await queryClient.fetchQuery(
      api.stages.list.queryOptions({ input: { projectId: stage.projectId }, staleTime: 0 }),
    );
    confirmed.current = stages.find((each) => each.id === stage.id) ?? confirmed.current;
    return confirmed.current;
  };

  async function send(edits: FieldEdit[]): Promise<void> {
    const seen = confirmed.current;
    try {
      const answer = await client.stages.update({ stageId: stage.id, baseRevision: seen.revision, edits });
      setRefused(answer.status === 'refused' ? answer.problems : []);
      if (answer.status === 'accepted') confirmed.current = answer.stage;
    } catch (error) {
      if (!hasErrorCode(error, 'CONFLICT')) throw error;
      const now = await readAgain();
      if (now.revision === seen.revision || !canRepeat(edits, seen.config, now.config)) throw error;
      await send(edits);
    }
  }

  const set = (...edits: FieldEdit[]) => {
    setWaiting((count) => count + 1);
    unsent.current = [...unsent.current, edits];
    show(confirmed.current);
    queue.current = queue.current
      .then(() => send(edits))
      .catch((error: unknown) => toast.failure('The setting could not be saved', error))
      .finally(() => {
        unsent.current = unsent.current.filter((each) => each !== edits);
        show(confirmed.current);
        setWaiting((count) => count - 1);
      });
  };

  const found = useMemo(() => (spec === undefined ? [] : checkStage(spec.spec, stage.config)), [spec, stage.config]);
  const functionNames = useMemo(
    () => (spec === undefined ? [] : listLambdaFunctions(spec.spec).map((each) => each.name)),
    [spec],
  );
  return { stage, set, isSaving: waiting > 0, problems: [...refused, ...found], functionNames };
}

export function useCreateStage(projectId: string, onCreated: (stage: Stage) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => client.stages.create({ projectId, name }),
    onSuccess: async (stage) => {
      await queryClient.invalidateQueries({ queryKey: api.stages.list.key({ input: { projectId } }) });
      onCreated(stage);
    },
  });
}

export function useDeleteStage(stage: Stage, onDeleted: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deleteData: boolean) =>
      client.stages.delete({ stageId: stage.id, confirmName: stage.name, deleteData }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({
        queryKey: api.stages.list.key({ input: { projectId: stage.projectId } }),
      });
      toast.message(`Stage “${stage.name}” is deleted`);
      onDeleted();
    },
  });
}
