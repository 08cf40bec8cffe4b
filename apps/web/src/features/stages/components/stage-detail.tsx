'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { deploymentLook } from '@/components/deployment-look';
import { SettingsSection } from '@/components/settings-section';
import { StageName } from '@/components/stage-name';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Spinner } from '@/components/ui/spinner';
import { StatusDot } from '@/components/ui/status-dot';
import { may, useProjectRole } from '@/lib/me';
import type { StageEditor } from '../hooks';
import { DeleteStageSection } from './delete-stage-section';
import { SettingsForm, VariablesForm } from './fields/settings-form';
import { OverridesSection } from './overrides-section';
import { SecretsSection } from './secrets-section';
import { StageTarget } from './stage-target';

type StageDetailProps = {
  editor: StageEditor;
  isSaving: boolean;
  isLast: boolean;
  /** Who approves deployments to it: the deployments' own part of this page. */
  approval?: ReactNode;
  onDeleted: () => void;
};

/** Every setting of one stage. */
export function StageDetail({ editor, isSaving, isLast, approval, onDeleted }: StageDetailProps) {
  const { stage } = editor;
  const role = useProjectRole(stage.projectId);
  const mayAdminister = may(role, 'administer');
  return (
    <article aria-label={`Stage ${stage.name}`} className="mx-auto max-w-4xl px-4 md:px-8">
      <header className="flex flex-wrap items-center gap-3 border-b py-5">
        <h2>
          <StageName stage={stage} className="[&_span]:text-base" />
        </h2>
        <span role="status" className="ml-auto flex items-center gap-1.5 text-fg-subtle text-xs">
          {isSaving ? <Spinner className="size-3" /> : <Check className="size-3.5" aria-hidden />}
          {isSaving ? 'Saving…' : 'Saved. Settings take effect at the next deployment.'}
        </span>
      </header>
      <StageFacts stage={stage} />
      {!may(role, 'edit') && (
        <p className="border-b py-4 text-fg-muted">
          You are a {role} of this team and see the settings. An owner or admin can make you an editor.
        </p>
      )}
      {approval !== undefined && (
        <SettingsSection title="Approval" description="Whether somebody looks at a plan before it is carried out.">
          {approval}
        </SettingsSection>
      )}
      <fieldset disabled={!may(role, 'edit')} className="contents">
        <SettingsSection title="Stage" description="What holds for the stage as a whole.">
          <SettingsForm editor={editor} scope="stage" />
        </SettingsSection>
        <SettingsSection title="All functions" description="What every Lambda function of the app gets.">
          <VariablesForm editor={editor} />
          <SettingsForm editor={editor} scope="function" />
        </SettingsSection>
        <OverridesSection editor={editor} />
      </fieldset>
      <fieldset disabled={!mayAdminister} className="contents">
        <SecretsSection stage={stage} />
        <DeleteStageSection stage={stage} isLast={isLast} onDeleted={onDeleted} />
      </fieldset>
      {!mayAdminister && (
        <p className="pb-6 text-fg-subtle text-xs">An owner or admin of the team sets secrets and deletes stages.</p>
      )}
    </article>
  );
}

function StageFacts({ stage }: { stage: Stage }) {
  const look = deploymentLook(stage.lastStatus);
  return (
    <dl className="grid gap-x-8 gap-y-2 border-b py-4 sm:grid-cols-[240px_minmax(0,1fr)]">
      <Fact term="State">
        <StatusDot tone={look.tone} />
        {look.label}
        {stage.deployed !== null && (
          <span className="text-fg-subtle">
            #{stage.deployed.number}, revision {stage.deployed.appRevision}, <RelativeTime at={stage.deployed.at} />
          </span>
        )}
      </Fact>
      <Fact term="Runs on">
        <StageTarget stage={stage} />
      </Fact>
      {stage.outputs?.restApiUrl !== undefined && (
        <Fact term="REST API">
          <Address url={stage.outputs.restApiUrl} />
        </Fact>
      )}
      {stage.outputs?.websocketUrl !== undefined && (
        <Fact term="WebSocket API">
          <Address url={stage.outputs.websocketUrl} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-muted">{term}</dt>
      <dd className="flex min-h-6 min-w-0 flex-wrap items-center gap-1.5">{children}</dd>
    </>
  );
}

function Address({ url }: { url: string }) {
  return (
    <>
      <span className="min-w-0 truncate font-mono text-xs" title={url}>
        {url}
      </span>
      <CopyButton value={url} label="Copy address" />
    </>
  );
}
