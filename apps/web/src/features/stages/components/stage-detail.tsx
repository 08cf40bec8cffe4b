'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { Check } from 'lucide-react';
import { deploymentLook } from '@/components/deployment-look';
import { SettingsSection } from '@/components/settings-section';
import { StageName } from '@/components/stage-name';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Spinner } from '@/components/ui/spinner';
import { StatusDot } from '@/components/ui/status-dot';
import { may, useProjectRole } from '@/lib/me';
import { useStageEditor } from '../hooks';
import { DeleteStageSection } from './delete-stage-section';
import { FunctionSettings } from './function-settings';
import { GeneralSection } from './general-section';
import { OverridesSection } from './overrides-section';
import { SecretsSection } from './secrets-section';

type StageDetailProps = { stage: Stage; isLast: boolean; onDeleted: () => void };

export function StageDetail({ stage, isLast, onDeleted }: StageDetailProps) {
  const editor = useStageEditor(stage);
  const role = useProjectRole(stage.projectId);
  const mayAdminister = may(role, 'administer');
  return (
    <article aria-label={`Stage ${stage.name}`} className="mx-auto max-w-4xl px-4 md:px-8">
      <header className="flex flex-wrap items-center gap-3 border-b py-5">
        <h2>
          <StageName stage={stage} className="[&_span]:text-base" />
        </h2>
        <span role="status" className="ml-auto flex items-center gap-1.5 text-fg-subtle text-xs">
          {editor.isSaving ? <Spinner className="size-3" /> : <Check className="size-3.5" aria-hidden />}
          {editor.isSaving ? 'Saving…' : 'Saved. Settings take effect at the next deployment.'}
        </span>
      </header>
      <StageFacts stage={stage} />
      {!may(role, 'edit') && (
        <p className="border-b py-4 text-fg-muted">
          You are a {role} of this team and see the settings. An owner or admin can make you an editor.
        </p>
      )}
      <fieldset disabled={!may(role, 'edit')} className="contents">
        <GeneralSection editor={editor} />
        <SettingsSection title="All functions" description="What every Lambda function of the app gets.">
          <FunctionSettings editor={editor} />
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
      <Fact term="Runs on">{stage.targetType === 'local' ? 'This machine' : 'AWS'}</Fact>
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

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
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
