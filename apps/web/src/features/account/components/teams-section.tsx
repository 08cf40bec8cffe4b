'use client';

import { Initials } from '@/components/initials';
import { SettingsSection } from '@/components/settings-section';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { useMe } from '@/lib/me';

export function TeamsSection() {
  const me = useMe();
  if (me === undefined) return null;
  return (
    <SettingsSection title="Teams" description="Projects belong to a team; your role in it says what you may do.">
      <ul aria-label="Teams" className="divide-y divide-line rounded-lg border bg-surface">
        {me.teams.map((team) => (
          <li key={team.id} className="flex h-11 items-center gap-2.5 px-3">
            <Initials name={team.name} isSquare />
            <span className="min-w-0 flex-1 truncate">{team.name}</span>
            <Badge>{team.memberRole}</Badge>
            <CopyButton value={team.id} label={`Copy the id of ${team.name}`} />
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}
