'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { SettingsSection } from '@/components/settings-section';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { roleWords } from '../constants';
import { AccountHealth } from './account-health';
import { AccountStages } from './account-stages';
import { UpdateRoles } from './update-roles';

export function AccountDetail({ account, mayWrite }: { account: AwsAccount; mayWrite: boolean }) {
  const { outputs } = account;
  return (
    <div>
      <AccountHealth account={account} mayWrite={mayWrite} />
      <SettingsSection title="Stages" description="What goes by this connection.">
        <AccountStages stages={account.stages} />
      </SettingsSection>
      {outputs !== null && (
        <>
          <SettingsSection title="Roles" description="What the studio may do there, and as whom.">
            <ul className="divide-y divide-line rounded-lg border bg-surface">
              {roleWords.map(({ key, name, who, may }) => (
                <li key={key} className="space-y-1 px-4 py-3">
                  <p className="flex flex-wrap items-baseline gap-x-2">
                    <span className="font-medium text-fg">{name}</span>
                    <span className="text-fg-subtle text-xs">{who}</span>
                  </p>
                  <p className="text-fg-muted text-xs">{may}.</p>
                  <Identifier value={outputs.roleArns[key]} label={`Copy the ARN of ${name}`} />
                </li>
              ))}
            </ul>
          </SettingsSection>
          <SettingsSection
            title="Bucket"
            description="Artifacts and large templates: encrypted, private, over TLS only."
          >
            <Identifier value={outputs.bucket} label="Copy the bucket’s name" />
          </SettingsSection>
          <SettingsSection title="Permissions boundary" description="What no role of an app can exceed.">
            <Identifier value={outputs.permissionsBoundaryArn} label="Copy the boundary’s ARN" />
          </SettingsSection>
        </>
      )}
      {mayWrite && <UpdateRoles account={account} />}
    </div>
  );
}

function Identifier({ value, label }: { value: string; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <MiddleTruncate text={value} tail={20} className="font-mono text-fg text-xs" />
      <CopyButton value={value} label={label} />
    </span>
  );
}
