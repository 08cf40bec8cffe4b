'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { CommittedInput } from '@/components/ui/committed-input';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { HoverLink } from '@/components/ui/hover-link';
import { api } from '@/lib/api';
import { checkProjectName } from '@/lib/project-name';

type ProjectSettingsProps = {
  projectId: string;
  name: string;
  description: string;
  /** The project and the revision that it began as. */
  branchedFrom: Project['branchedFrom'];
  /** Why nothing can be changed here, when that is so. */
  readOnlyReason?: string;
  onName: (name: string) => void;
  onDescription: (description: string) => void;
};

export function ProjectSettings(props: ProjectSettingsProps) {
  const [wrongName, setWrongName] = useState<string>();
  const isReadOnly = props.readOnlyReason !== undefined;
  return (
    <SettingsSection
      title="General"
      description={props.readOnlyReason ?? 'Kept in the design: every change is in its history.'}
    >
      <Field
        label="Name"
        help="Part of the names on AWS: a deployed stage keeps the names that it has."
        error={wrongName}
        className="max-w-md"
      >
        {(ids) => (
          <CommittedInput
            {...ids}
            isMono
            readOnly={isReadOnly}
            value={props.name}
            onCommit={(next) => {
              const problem = checkProjectName(next.trim(), []);
              setWrongName(problem === undefined ? undefined : `“${next}” was not taken. ${problem}`);
              if (problem === undefined) props.onName(next.trim());
            }}
          />
        )}
      </Field>
      <Field label="Description" help="One line, shown in the list of projects." className="max-w-xl">
        {(ids) => (
          <CommittedInput
            {...ids}
            readOnly={isReadOnly}
            maxLength={300}
            value={props.description}
            onCommit={(next) => props.onDescription(next.trim())}
          />
        )}
      </Field>
      {props.branchedFrom !== null && <BranchedFrom {...props.branchedFrom} />}
      <Field label="Project id" help="For the API." className="max-w-md">
        {(ids) => (
          <span className="flex items-center gap-1">
            <output {...ids} className="truncate font-mono text-fg-muted text-xs">
              {props.projectId}
            </output>
            <CopyButton value={props.projectId} label="Copy project id" />
          </span>
        )}
      </Field>
    </SettingsSection>
  );
}

/** Leads to the source where whoever looks may see it. */
function BranchedFrom({ projectId, name, revision }: NonNullable<Project['branchedFrom']>) {
  const projects = useQuery(api.projects.list.queryOptions({ input: {} })).data;
  const words = `${name}, revision ${revision}`;
  const isReadable = projects?.some((project) => project.id === projectId) === true;
  return (
    <Field label="Branched from" className="max-w-md">
      {(ids) => (
        <output {...ids} className="block text-fg-muted text-sm [overflow-wrap:anywhere]">
          {isReadable ? (
            <HoverLink href={`/p/${projectId}/history?revision=${revision}`} className="text-accent-text underline">
              {words}
            </HoverLink>
          ) : (
            words
          )}
        </output>
      )}
    </Field>
  );
}
