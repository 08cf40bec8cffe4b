'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { DeleteSection } from './delete-section';
import { PasskeysSection } from './passkeys-section';
import { PasswordSection } from './password-section';
import { ProfileSection } from './profile-section';
import { ProviderSection } from './provider-section';
import { SessionsSection } from './sessions-section';
import { StudioFacts } from './studio-facts';
import { TeamsSection } from './teams-section';
import { TwoFactorSection } from './two-factor-section';

export function SettingsPage() {
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-4xl px-4 py-6 md:px-8 md:py-8">
        <h1 className="font-semibold text-fg text-xl tracking-tight">Settings</h1>
        <SettingsSection title="Appearance" description="Of this browser.">
          <ThemeChoice />
        </SettingsSection>
        <ProfileSection />
        <PasswordSection />
        <TwoFactorSection />
        <PasskeysSection />
        <ProviderSection />
        <SessionsSection />
        <TeamsSection />
        <SettingsSection title="Studio" description="What this installation runs on.">
          <StudioFacts />
        </SettingsSection>
        <DeleteSection />
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
