'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { StatusDot } from '@/components/ui/status-dot';
import { toast } from '@/components/ui/toast';
import { later } from '@/lib/later';
import { describeProblem, goToProvider } from '@/lib/open-id';
import { useSecondFactors } from '../second-factors';

const DisconnectDialog = later(() => import('./disconnect-dialog').then((module) => module.DisconnectDialog));

/** The company's provider, where one is set up: whether it opens this account. */
export function ProviderSection() {
  const provider = useSecondFactors().data?.provider ?? undefined;
  const problem = describeProblem(useSearchParams().get('problem'), provider?.name);
  const [isDisconnecting, setIsDisconnecting] = useState(false);
  const leaving = useMutation({
    mutationFn: () => goToProvider({ connects: true }),
    onError: (error) => toast.failure('The provider could not be opened', error),
  });
  if (provider === undefined) return null;
  const { name, isConnected } = provider;
  return (
    <SettingsSection title={name} description={`Sign in here with your account at ${name}.`}>
      {problem !== undefined && (
        <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft p-2.5 text-danger-text">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <span className="flex items-center gap-2">
          <StatusDot tone={isConnected ? 'success' : 'idle'} />
          {isConnected ? 'Connected' : 'Not connected'}
        </span>
        {isConnected ? (
          <Button className="ml-auto" onClick={() => setIsDisconnecting(true)}>
            Disconnect
          </Button>
        ) : (
          <Button
            className="ml-auto"
            isBusy={leaving.isPending || leaving.isSuccess}
            onClick={() => leaving.mutate(undefined)}
          >
            Connect
          </Button>
        )}
      </div>
      {isDisconnecting && <DisconnectDialog name={name} onClose={() => setIsDisconnecting(false)} />}
    </SettingsSection>
  );
}
