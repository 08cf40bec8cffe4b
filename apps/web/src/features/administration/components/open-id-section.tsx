'use client';

import type { AdministeredOpenId } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SecretField } from '@/components/secret-field';
import { SettingsSection } from '@/components/settings-section';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { OpenIdForm } from './open-id-form';

/** The company's own provider, by which its people sign in. */
export function OpenIdSection() {
  const found = useQuery(api.openId.get.queryOptions());
  return (
    <SettingsSection
      title="OpenID Connect"
      description="People sign in with the company’s own provider: Entra ID, Google Workspace, Okta, Keycloak and any other that speaks OpenID Connect."
    >
      {found.isError && (
        <ErrorState
          layout="row"
          what="The provider could not be loaded"
          error={found.error}
          onRetry={() => found.refetch()}
        />
      )}
      {found.isPending && (
        <Loading what="the provider">
          <Skeleton className="h-40 w-full rounded-lg" />
        </Loading>
      )}
      {found.data !== undefined && <Provider found={found.data} />}
    </SettingsSection>
  );
}

function Provider({ found }: { found: AdministeredOpenId }) {
  const [isEditing, setIsEditing] = useState(false);
  const { settings, isOfServer, redirectUrl } = found;
  return (
    <>
      <div className="space-y-1">
        <p className="font-medium text-fg text-xs">Where the provider sends people back to</p>
        <SecretField label="Redirect address" value={redirectUrl} />
        <p className="text-fg-subtle text-xs">Register this with the provider, for a web application with a secret.</p>
      </div>
      {isOfServer && settings !== null && (
        <p className="text-fg-muted">
          {settings.name} at <span className="break-all font-mono text-xs">{settings.issuer}</span> is part of the
          server’s configuration (STUDIO_OIDC_ISSUER) and is changed there.
        </p>
      )}
      {!isOfServer && settings === null && !isEditing && (
        <Button onClick={() => setIsEditing(true)}>Set up a provider</Button>
      )}
      {!isOfServer && (settings !== null || isEditing) && (
        <>
          <OpenIdForm key={settings === null ? 'new' : 'set'} settings={settings} onDone={() => setIsEditing(false)} />
          {settings !== null && <RemoveProvider name={settings.name} />}
        </>
      )}
    </>
  );
}

function RemoveProvider({ name }: { name: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: () => client.openId.remove(),
    onSuccess: (found) => {
      setIsAsking(false);
      queryClient.setQueryData(api.openId.get.queryKey(), found);
      toast.success(`Nobody signs in with ${name} any more`);
    },
    onError: (error) => toast.failure('The provider could not be removed', error),
  });
  return (
    <>
      <Button variant="danger-quiet" onClick={() => setIsAsking(true)}>
        Remove the provider
      </Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Remove ${name}`}
        description={
          <p>
            Nobody signs in with it any more; who has no password asks you for a password link. Accounts and sessions
            stay, and are joined again when the same provider is set up.
          </p>
        }
        confirmLabel="Remove provider"
        isBusy={removal.isPending}
        onConfirm={() => removal.mutate()}
      />
    </>
  );
}
