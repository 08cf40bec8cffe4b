'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { StackCommands } from './stack-commands';

/** The same stack again: how its roles get what the present template gives them. */
export function UpdateRoles({ account }: { account: AwsAccount }) {
  const [isOpen, setIsOpen] = useState(false);
  const input = { awsAccountId: account.id };
  const setup = useQuery(api.awsAccounts.setup.queryOptions({ input, enabled: isOpen, staleTime: 60_000 }));
  return (
    <SettingsSection
      title="Update the roles"
      description="When a role lacks a right, or the studio became somebody else: deploy the present template over the stack, then prove again."
    >
      {!isOpen && <Button onClick={() => setIsOpen(true)}>Show how</Button>}
      {isOpen && setup.isPending && (
        <Loading what="the template">
          <Skeleton className="h-32 w-full rounded-lg" />
        </Loading>
      )}
      {setup.isError && (
        <ErrorState
          layout="row"
          what="The template cannot be made"
          error={setup.error}
          onRetry={() => setup.refetch()}
        />
      )}
      {isOpen && setup.data !== undefined && <StackCommands setup={setup.data} region={account.region} />}
    </SettingsSection>
  );
}
