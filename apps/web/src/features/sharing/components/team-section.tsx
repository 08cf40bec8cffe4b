'use client';

import type { Sharing } from '@chalice-studio/control-plane/contract';
import { type GuestRole, guestRoles } from '@chalice-studio/control-plane/permissions';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Initials } from '@/components/initials';
import { RoleSelect } from '@/components/role-select';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { client } from '@/lib/api';
import { useMe } from '@/lib/me';
import { useSharingChange } from '../hooks';

type TeamSectionProps = { projectId: string; teamId: string | undefined; teams: Sharing['teams'] };

export function TeamSection({ projectId, teamId, teams }: TeamSectionProps) {
  const setRole = useSharingChange(
    (change: { teamId: string; role: GuestRole | null }) => client.shares.setTeamRole({ projectId, ...change }),
    'The project could not be shared with the team',
  );
  const shared = new Set(teams.map(({ team }) => team.id));
  return (
    <div className="space-y-4">
      <TeamForm
        isTaken={(id) => id === teamId || shared.has(id)}
        isBusy={setRole.isPending}
        onShare={(id, role) => setRole.mutate({ teamId: id, role })}
      />
      {teams.length === 0 ? (
        <p className="text-fg-muted">It is shared with no other team.</p>
      ) : (
        <ul aria-label="Teams" className="divide-y divide-line">
          {teams.map(({ team, role }) => (
            <li key={team.id} className="flex items-center gap-2.5 py-2">
              <Initials name={team.name} isSquare className="size-7 rounded-md text-[11px]" />
              <span className="min-w-0 flex-1 truncate" title={team.name}>
                {team.name}
              </span>
              <RoleSelect
                label={`Role of ${team.name}`}
                value={role}
                roles={guestRoles}
                onChange={(next) => setRole.mutate({ teamId: team.id, role: next })}
              />
              <IconButton
                label={`Stop sharing with ${team.name}`}
                size="sm"
                onClick={() => setRole.mutate({ teamId: team.id, role: null })}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type TeamFormProps = {
  isTaken: (teamId: string) => boolean;
  isBusy: boolean;
  onShare: (teamId: string, role: GuestRole) => void;
};

function TeamForm({ isTaken, isBusy, onShare }: TeamFormProps) {
  const mine = useMe()?.teams ?? [];
  const [teamId, setTeamId] = useState<string>();
  const [role, setRole] = useState<GuestRole>('viewer');
  const known = mine.filter(({ id }) => !isTaken(id)).map(({ id, name }) => ({ value: id, label: name }));
  const isForeign = teamId !== undefined && !known.some(({ value }) => value === teamId);
  const options = isForeign ? [...known, { value: teamId, label: teamId }] : known;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (teamId === undefined) return;
    onShare(teamId, role);
    setTeamId(undefined);
  };
  return (
    <form onSubmit={send} aria-label="Share with a team">
      <Field
        label="Share with a team"
        help="Each of its members gets the role, or their own role in that team where it is less. Paste the id of a team that you are not in: it is on its settings page."
      >
        {(ids) => (
          <span className="flex flex-wrap gap-1.5">
            <Combobox
              {...ids}
              value={teamId}
              onChange={setTeamId}
              options={options}
              placeholder="Choose a team, or paste an id…"
              searchPlaceholder="Name or id"
              onCreate={setTeamId}
              createWords={(text) => `The team of the id ${text}`}
              className="min-w-40 flex-1"
            />
            <RoleSelect label="Role of the team" value={role} roles={guestRoles} onChange={setRole} />
            <Button type="submit" disabled={teamId === undefined} isBusy={isBusy}>
              Share
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
