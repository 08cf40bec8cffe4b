'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

/** Whether deployments to the stage wait for an approval, and by whom; for those who may not say so, what holds. */
export function ApprovalRule({ stage, canProtect }: { stage: Stage; canProtect: boolean }) {
  const queryClient = useQueryClient();
  const set = useMutation(
    api.deployments.setApprovalRule.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.stages.key() }),
      onError: (error) => toast.failure('The rule could not be changed', error),
    }),
  );
  const rule = set.isPending ? { isRequired: set.variables.isRequired, by: set.variables.by } : stage.approval;
  const change = (next: Partial<Stage['approval']>) => set.mutate({ stageId: stage.id, ...rule, ...next });
  return (
    <div className="space-y-4">
      <Field
        layout="row"
        label="Every deployment waits for an approval"
        help={
          stage.targetType === 'local'
            ? 'Without it a local stage is deployed to at once.'
            : stage.isProduction
              ? 'A production stage in AWS waits for one in any case.'
              : 'Without it a plan for AWS waits too, unless it is deployed without asking and all in it is safe.'
        }
      >
        {(ids) => (
          <Switch
            {...ids}
            checked={rule.isRequired}
            disabled={!canProtect}
            onChange={(isRequired) => change({ isRequired })}
          />
        )}
      </Field>
      <Field
        layout="row"
        label="Who approves"
        help="Anybody who may deploy to the stage, or somebody else than whoever deploys."
      >
        {(ids) => (
          <Select
            {...ids}
            className="w-52"
            value={rule.by}
            disabled={!canProtect}
            onChange={(by) => change({ by })}
            options={[
              { value: 'anyone', label: 'Anybody who may deploy' },
              { value: 'another', label: 'Somebody else' },
            ]}
          />
        )}
      </Field>
      {!canProtect && <p className="text-fg-subtle text-xs">An admin or owner of the team can change it.</p>}
    </div>
  );
}
