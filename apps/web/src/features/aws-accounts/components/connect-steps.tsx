'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';
import { roleWords } from '../constants';
import { useShowAccount } from '../hooks';
import { connectionOutputs, type FoundOutputs } from '../model/stack-outputs';
import { OutputsForm } from './outputs-form';
import { ProofChecks } from './proof-checks';
import { StackCommands } from './stack-commands';
import { StudioIdentity } from './studio-identity';

/** From a pending connection to a proven one. Leaving loses nothing: the external id stays the same. */
export function ConnectSteps({ account }: { account: AwsAccount }) {
  const [found, setFound] = useState<FoundOutputs>({});
  const input = { awsAccountId: account.id };
  const setup = useQuery(api.awsAccounts.setup.queryOptions({ input, staleTime: 60_000 }));
  const show = useShowAccount();
  const connecting = useMutation(
    api.awsAccounts.connect.mutationOptions({
      onSuccess: async ({ isProven, account: present }) => {
        await show(present);
        if (isProven) toast.success(`${account.name} is connected`);
      },
    }),
  );
  const outputs = connectionOutputs(found);
  if (setup.isPending) {
    return (
      <Loading what="what to do in the account" className="space-y-4">
        <Skeleton className="h-48 w-full rounded-lg" />
        <Skeleton className="h-32 w-full rounded-lg" />
      </Loading>
    );
  }
  if (setup.isLoadingError) {
    return (
      <div className="space-y-4">
        <StudioIdentity />
        <ErrorState
          layout="row"
          what="The template cannot be made yet"
          error={setup.error}
          onRetry={() => setup.refetch()}
        />
      </div>
    );
  }
  const { studioArn, externalId, commands } = setup.data;
  return (
    <ol className="space-y-6">
      <Step number={1} title="Deploy one stack in the account" isDone={outputs !== undefined}>
        <WhatItMakes />
        <StackCommands setup={setup.data} region={account.region} />
        <dl className="grid items-center gap-x-4 gap-y-1 text-xs sm:grid-cols-[max-content_minmax(0,1fr)]">
          <Fact name="Trusts exactly" value={studioArn} />
          <Fact name="With the external id" value={externalId} />
        </dl>
      </Step>
      <Step number={2} title="Paste the stack’s outputs" isDone={outputs !== undefined}>
        <p className="text-fg-muted text-sm">Once it is CREATE_COMPLETE, this prints them:</p>
        <CodeBlock code={commands.outputs} label="Copy the command" className="[&_pre]:whitespace-pre-wrap" />
        <OutputsForm found={found} onFound={setFound} />
      </Step>
      <Step number={3} title="Prove that it is safe" isDone={false}>
        <p className="text-fg-muted text-sm">
          The studio tries the doors: its own external id must open the roles, none and a wrong one must not. Only then
          are they saved.
        </p>
        <ProofChecks checks={connecting.data?.checks} isRunning={connecting.isPending} />
        {connecting.data?.isProven === false && (
          <p className="text-fg-muted text-sm">
            Nothing is saved, and nothing is lost: put right what failed, then prove it again. A role that was only just
            made can take a minute to work.
          </p>
        )}
        {connecting.isError && (
          <ErrorState layout="row" what="The connection could not be proven" error={connecting.error} />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            disabled={outputs === undefined}
            isBusy={connecting.isPending}
            onClick={() => outputs !== undefined && connecting.mutate({ ...input, ...outputs })}
          >
            Prove and connect
          </Button>
          {outputs === undefined && <span className="text-fg-subtle text-xs">Paste the outputs first.</span>}
        </div>
      </Step>
    </ol>
  );
}

function Step(props: { number: number; title: string; isDone: boolean; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden
        className={
          props.isDone
            ? 'flex size-6 items-center justify-center rounded-full bg-success-soft font-medium text-success-text text-xs'
            : 'flex size-6 items-center justify-center rounded-full border border-line-strong bg-surface font-medium text-fg-muted text-xs'
        }
      >
        {props.isDone ? '✓' : props.number}
      </span>
      <div className="space-y-3">
        <h2 className="font-medium text-base text-fg leading-6">
          <span className="sr-only">Step {props.number}: </span>
          {props.title}
        </h2>
        {props.children}
      </div>
    </li>
  );
}

function WhatItMakes() {
  return (
    <details className="rounded-lg border bg-surface text-sm">
      <summary className="cursor-pointer rounded-lg px-4 py-2.5 text-fg">
        It makes three roles, a permissions boundary and a private bucket, and nothing else
      </summary>
      <dl className="space-y-2 px-4 pb-3 text-xs">
        {roleWords.map(({ key, name, who, may }) => (
          <div key={key}>
            <dt className="font-medium text-fg">
              {name} <span className="font-normal text-fg-subtle">{who}</span>
            </dt>
            <dd className="text-fg-muted">{may}.</dd>
          </div>
        ))}
        <div>
          <dt className="font-medium text-fg">Bucket</dt>
          <dd className="text-fg-muted">Artifacts and large templates: encrypted, private, over TLS only.</dd>
        </div>
      </dl>
    </details>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-fg-subtle">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <span className="min-w-0 break-all font-mono text-fg">{value}</span>
        <CopyButton value={value} label={`Copy: ${name}`} />
      </dd>
    </>
  );
}
