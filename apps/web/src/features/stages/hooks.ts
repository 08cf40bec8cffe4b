'use client';

import { checkStage, listLambdaFunctions, type Problem } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { hasErrorCode } from '@/lib/api-error';
import { canRepeat, type FieldEdit } from './field-edits';

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
  const listKey = api.stages.list.queryKey({ input: { projectId: stage.projectId } });

  const present = () => queryClient.getQueryData(listKey)?.find((each) => each.id === stage.id) ?? stage;
  const keep = (next: Stage) => {
    queryClient.setQueryData(listKey, (stages) => stages?.map((each) => (each.id === next.id ? next : each)));
  };

  async function send(edits: FieldEdit[], seen: Stage): Promise<void> {
    try {
      const answer = await client.stages.update({ stageId: stage.id, baseRevision: seen.revision, edits });
      setRefused(answer.status === 'refused' ? answer.problems : []);
      if (answer.status === 'accepted') keep(answer.stage);
    } catch (error) {
      if (!hasErrorCode(error, 'CONFLICT')) throw error;
      await queryClient.refetchQueries({ queryKey: listKey });
      const now = present();
      if (now.revision === seen.revision || !canRepeat(edits, seen.config, now.config)) throw error;
      await send(edits, now);
    }
  }

  const set = (...edits: FieldEdit[]) => {
    setWaiting((count) => count + 1);
    queue.current = queue.current
      .then(() => send(edits, present()))
      .catch((error: unknown) => toast.failure('The setting could not be saved', error))
      .finally(() => setWaiting((count) => count - 1));
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
