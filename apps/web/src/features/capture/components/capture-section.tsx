'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SettingsSection } from '@/components/settings-section';
import { CommittedInput } from '@/components/ui/committed-input';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

/** Whether browsers keep what people try this app with, and what of it they never do. */
export function CaptureSection({ projectId, refusal }: { projectId: string; refusal: string | undefined }) {
  const queries = useQueryClient();
  const options = api.privacy.capture.queryOptions({ input: { projectId } });
  const capture = useQuery(options);
  const set = useMutation({
    ...api.privacy.setCapture.mutationOptions(),
    onSuccess: (stored) => queries.setQueryData(options.queryKey, stored),
    onError: (error) => toast.failure('What is kept could not be changed', error),
  });
  return (
    <SettingsSection
      title="Payloads"
      description={
        refusal ??
        'What people send while they try the app, kept in their own browser to be sent again. Off until you say so.'
      }
    >
      {capture.isError && (
        <ErrorState
          layout="row"
          what="The setting could not be read"
          error={capture.error}
          onRetry={() => void capture.refetch()}
        />
      )}
      {capture.isPending && (
        <Loading what="the setting">
          <Skeleton className="h-7 w-64" />
        </Loading>
      )}
      {capture.data !== undefined && (
        <>
          <Field
            layout="row"
            label="Keep requests and messages"
            help="Headers, query, body and messages to clients. Never files; never what is called password, token, cookie or the like."
            className="max-w-xl"
          >
            {(ids) => (
              <Switch
                {...ids}
                checked={capture.data.isOn}
                disabled={refusal !== undefined || set.isPending}
                onChange={(isOn) => set.mutate({ projectId, ...capture.data, isOn })}
              />
            )}
          </Field>
          <Field
            label="Fields that are never kept"
            help="Names of headers, parameters and JSON fields, with commas between. A field is left out wherever it stands."
            className="max-w-xl"
          >
            {(ids) => (
              <CommittedInput
                {...ids}
                isMono
                placeholder="iban, x-customer"
                readOnly={refusal !== undefined}
                value={capture.data.redactedFields.join(', ')}
                onCommit={(text) => set.mutate({ projectId, isOn: capture.data.isOn, redactedFields: namesOf(text) })}
              />
            )}
          </Field>
        </>
      )}
    </SettingsSection>
  );
}

function namesOf(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim().slice(0, 100))
    .filter((name) => name !== '')
    .slice(0, 100);
}
