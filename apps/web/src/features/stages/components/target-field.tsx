'use client';

import { useQuery } from '@tanstack/react-query';
import { Cloud, HardDrive } from 'lucide-react';
import Link from 'next/link';
import { useId } from 'react';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { cn } from '@/lib/class-names';
import type { WantedTarget } from '../hooks';

type TargetFieldProps = {
  teamId: string | undefined;
  value: WantedTarget;
  onChange: (target: WantedTarget) => void;
};

/** Where a stage runs: this machine, or a connected AWS account with its region. */
export function TargetField({ teamId, value, onChange }: TargetFieldProps) {
  const name = useId();
  const accounts = useQuery(
    api.awsAccounts.list.queryOptions({ input: { teamId: teamId ?? '' }, enabled: teamId !== undefined }),
  );
  const awsId = value.type === 'aws' ? value.awsAccountId : undefined;
  return (
    <fieldset className="space-y-1.5">
      <legend className="pb-1 font-medium text-fg text-xs">Runs on</legend>
      <Choice
        name={name}
        isChosen={value.type === 'local'}
        onChoose={() => onChange({ type: 'local' })}
        icon={<HardDrive aria-hidden />}
        title="This machine"
        detail="In sandboxes beside the studio, with local data. No AWS account."
      />
      {accounts.data?.map((account) => (
        <Choice
          key={account.id}
          name={name}
          isChosen={awsId === account.id}
          isDisabled={account.state !== 'connected'}
          onChoose={() => onChange({ type: 'aws', awsAccountId: account.id })}
          icon={<Cloud aria-hidden />}
          title={account.name}
          detail={
            account.state === 'connected'
              ? `AWS account ${account.accountId ?? ''}, ${account.region}`
              : account.state === 'pending'
                ? 'Not connected yet: finish it on the page AWS accounts.'
                : 'Its connection fails: see the page AWS accounts.'
          }
        />
      ))}
      {accounts.isPending && teamId !== undefined && (
        <Loading what="AWS accounts">
          <Skeleton className="h-12 w-full" />
        </Loading>
      )}
      {accounts.data?.length === 0 && (
        <p className="rounded-md border border-line border-dashed px-3 py-2 text-fg-muted text-xs">
          No AWS account is connected.{' '}
          <Link href="/aws-accounts" className="text-accent-text underline">
            Connect an AWS account
          </Link>{' '}
          to deploy there.
        </p>
      )}
      {accounts.isError && (
        <p className="text-danger-text text-xs">
          The AWS accounts could not be loaded. Open the dialog again to retry.
        </p>
      )}
    </fieldset>
  );
}

type ChoiceProps = {
  name: string;
  isChosen: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
  icon: React.ReactNode;
  title: string;
  detail: string;
};

function Choice({ name, isChosen, isDisabled = false, onChoose, icon, title, detail }: ChoiceProps) {
  return (
    <label
      className={cn(
        'flex items-start gap-2.5 rounded-md border px-3 py-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-fg-subtle',
        isChosen ? 'border-accent bg-accent-soft' : 'border-line-strong',
        isDisabled ? 'opacity-60' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        disabled={isDisabled}
        onChange={onChoose}
        className="mt-1 accent-(--accent)"
      />
      {icon}
      <span className="min-w-0">
        <span className="block truncate font-medium text-fg text-sm">{title}</span>
        <span className="block text-fg-muted text-xs">{detail}</span>
      </span>
    </label>
  );
}
