'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSpec } from '@/components/document/use-document';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';
import { may, useCurrentTeam, useMe } from '@/lib/me';
import { checkProjectName, suggestName } from '@/lib/project-name';

/** Begins a new project as this one was at a revision. */
export function BranchDialog({ revision, onClose }: { revision: number; onClose: () => void }) {
  const { projectId } = useOpenDocument();
  const router = useRouter();
  const queryClient = useQueryClient();
  const sourceName = useSpec(nameOf);
  const sourceTeam = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data?.teamId;
  const current = useCurrentTeam().team?.id;
  const teams = (useMe()?.teams ?? []).filter(({ memberRole }) => may(memberRole, 'project.create'));
  const [chosen, setChosen] = useState<string>();
  const teamId = [chosen, sourceTeam, current].find((id) => teams.some((team) => team.id === id)) ?? teams[0]?.id;
  const projects = useQuery(
    api.projects.list.queryOptions({ input: { teamId: teamId ?? '' }, enabled: teamId !== undefined }),
  ).data;
  const taken = projects?.map(({ name }) => name) ?? [];
  const [typed, setTyped] = useState<string>();
  const name = typed ?? suggestName(`${sourceName.slice(0, 50)}-branch`, taken);
  const problem = checkProjectName(name.trim(), taken);
  const branching = useMutation(
    api.revisions.branch.mutationOptions({
      onSuccess: async (project) => {
        await queryClient.invalidateQueries({ queryKey: api.projects.key() });
        toast.success(`${project.name} begins as ${sourceName} was at revision ${revision}`);
        onClose();
        router.push(`/p/${project.id}/design`);
      },
    }),
  );
  return (
    <FormDialog
      title={`Branch from revision ${revision}`}
      description="A new project with the design and the files of that revision, and with the canvas and its notes as they are now. Stages, secrets and deployments stay here: it begins with a local stage, dev."
      submitLabel="Create project"
      canSubmit={teamId !== undefined && problem === undefined}
      isBusy={branching.isPending}
      failure={branching.isError ? { what: 'The project was not created', error: branching.error } : undefined}
      onSubmit={() => teamId !== undefined && branching.mutate({ projectId, revision, teamId, name: name.trim() })}
      onClose={onClose}
      noValidate
    >
      {teams.length === 0 ? (
        <p className="text-fg-muted">
          In none of your teams may you create projects. Ask an owner or admin of one for the role of editor.
        </p>
      ) : (
        <>
          <Field label="Team">
            {(ids) => (
              <Select
                {...ids}
                value={teamId}
                onChange={setChosen}
                options={teams.map((team) => ({ value: team.id, label: team.name }))}
                className="w-full"
              />
            )}
          </Field>
          <Field label="Project name" error={typed === undefined ? undefined : problem}>
            {(ids) => (
              <Input
                {...ids}
                isMono
                autoFocus
                autoComplete="off"
                maxLength={100}
                value={name}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

const nameOf = ({ name }: { name: string }) => name;
