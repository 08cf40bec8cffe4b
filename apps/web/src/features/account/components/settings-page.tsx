'use client';

import { useQuery } from '@tanstack/react-query';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Initials } from '@/components/initials';
import { SettingsSection } from '@/components/settings-section';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { SignOutButton } from './sign-out-button';
import { StudioFacts } from './studio-facts';

export function SettingsPage() {
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-4xl px-4 py-6 md:px-8 md:py-8">
        <h1 className="font-semibold text-fg text-xl tracking-tight">Settings</h1>
        <SettingsSection title="Appearance" description="Of this browser.">
          <ThemeChoice />
        </SettingsSection>
        <Account />
        <SettingsSection title="Studio" description="What this installation runs on.">
          <StudioFacts />
        </SettingsSection>
      </div>
    </main>
  );
}

const themes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'As the system', icon: Monitor },
].map(({ value, label, icon: Icon }) => ({
  value,
  label: (
    <>
      <Icon aria-hidden />
      {label}
    </>
  ),
}));

function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  // The server does not know the choice.
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <SegmentedControl
      aria-label="Theme"
      value={isInBrowser ? (theme ?? 'system') : 'system'}
      onChange={setTheme}
      options={themes}
    />
  );
}

function Account() {
  const me = useQuery(api.teams.me.queryOptions({ staleTime: 60_000 }));
  return (
    <>
      <SettingsSection title="Account" description="Who you are here.">
        {me.isError && (
          <ErrorState
            layout="row"
            what="Your account could not be loaded"
            error={me.error}
            onRetry={() => me.refetch()}
          />
        )}
        {me.isPending && (
          <Loading what="your account">
            <Skeleton className="h-10 w-64" />
          </Loading>
        )}
        {me.data !== undefined && (
          <div className="flex flex-wrap items-center gap-3">
            <Initials name={me.data.person.name} className="size-10 text-sm" />
            <div className="min-w-0">
              <p className="truncate font-medium">{me.data.person.name}</p>
              <p className="truncate text-fg-muted">{me.data.person.email}</p>
            </div>
            <SignOutButton className="ml-auto" />
          </div>
        )}
      </SettingsSection>
      {me.data !== undefined && (
        <SettingsSection title="Teams" description="Projects belong to a team; your role in it says what you may do.">
          <ul aria-label="Teams" className="divide-y divide-line rounded-lg border bg-surface">
            {me.data.teams.map((team) => (
              <li key={team.id} className="flex h-11 items-center gap-2.5 px-3">
                <Initials name={team.name} isSquare />
                <span className="min-w-0 flex-1 truncate">{team.name}</span>
                <Badge>{team.memberRole}</Badge>
                <CopyButton value={team.id} label={`Copy the id of ${team.name}`} />
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
    </>
  );
}
