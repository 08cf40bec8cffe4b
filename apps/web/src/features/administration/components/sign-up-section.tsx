'use client';

import type { SignUpPolicy } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SettingsSection } from '@/components/settings-section';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { cn } from '@/lib/class-names';

const policies: readonly { value: SignUpPolicy; label: string; words: string }[] = [
  { value: 'open', label: 'Everybody', words: 'Whoever reaches this studio can make an account.' },
  {
    value: 'invitation',
    label: 'Only with an invitation',
    words: 'Whoever has the link of an invitation to a team or project can make an account.',
  },
  { value: 'closed', label: 'Nobody', words: 'Accounts stay as they are; people who have one can still be invited.' },
];

/** Who may sign up. */
export function SignUpSection() {
  const settings = useQuery(api.instance.settings.queryOptions());
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (signUp: SignUpPolicy) => client.instance.setSettings({ signUp }),
    onSuccess: (saved) => {
      queryClient.setQueryData(api.instance.settings.queryKey(), saved);
      toast.success('Saved');
    },
    onError: (error) => toast.failure('Who may sign up could not be changed', error),
  });
  const chosen = change.isPending ? change.variables : settings.data?.signUp;
  return (
    <SettingsSection title="Sign-up" description="Who can make an account in this studio.">
      {settings.isError && (
        <ErrorState
          layout="row"
          what="Who may sign up could not be loaded"
          error={settings.error}
          onRetry={() => settings.refetch()}
        />
      )}
      {settings.isPending && (
        <Loading what="who may sign up">
          <Skeleton className="h-36 w-full rounded-lg" />
        </Loading>
      )}
      {chosen !== undefined && (
        <fieldset className="divide-y divide-line rounded-lg border bg-surface" disabled={change.isPending}>
          <legend className="sr-only">Who may sign up</legend>
          {policies.map(({ value, label, words }) => (
            <label
              key={value}
              className={cn('flex cursor-pointer items-start gap-3 px-3 py-2.5', chosen === value && 'bg-active')}
            >
              <input
                type="radio"
                name="sign-up"
                value={value}
                checked={chosen === value}
                onChange={() => change.mutate(value)}
                className="mt-1 accent-(--accent)"
              />
              <span>
                <span className="block font-medium text-fg">{label}</span>
                <span className="text-fg-muted text-xs">{words}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </SettingsSection>
  );
}
