'use client';

import type { Invitation, NewInvitation, Sharing } from '@chalice-studio/control-plane/contract';
import { type GrantableRole, grantableRoles, guestRoles } from '@chalice-studio/control-plane/permissions';
import { Mail, RotateCw, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Initials } from '@/components/initials';
import { MadeInvitations } from '@/components/made-invitations';
import { RoleSelect } from '@/components/role-select';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { client } from '@/lib/api';
import { roleLabel, roleWords } from '@/lib/roles';
import { useSharingChange } from '../hooks';
import { GuestForm } from './guest-form';

type PeopleSectionProps = { projectId: string; sharing: Sharing };

export function PeopleSection({ projectId, sharing }: PeopleSectionProps) {
  const [made, setMade] = useState<NewInvitation>();
  const setRole = useSharingChange(
    ({ personId, role }: { personId: string; role: GrantableRole | null }) =>
      client.shares.setRole({ projectId, personId, role }),
    'The role could not be changed',
  );
  return (
    <div className="space-y-4">
      <GuestForm projectId={projectId} onMade={setMade} />
      {made !== undefined && (
        <div className="rounded-lg border bg-canvas p-3">
          <MadeInvitations made={[made]} />
        </div>
      )}
      <ul aria-label="People" className="divide-y divide-line">
        {sharing.guests.map(({ person, role }) => (
          <PersonRow key={person.id} name={person.name} email={person.email} badge="Guest">
            <RoleSelect
              label={`Role of ${person.name}`}
              value={role}
              roles={guestRoles}
              onChange={(next) => setRole.mutate({ personId: person.id, role: next })}
            />
            <IconButton
              label={`Remove ${person.name}`}
              size="sm"
              onClick={() => setRole.mutate({ personId: person.id, role: null })}
            >
              <X />
            </IconButton>
          </PersonRow>
        ))}
        {sharing.invitations.map((invitation) => (
          <InvitedRow key={invitation.id} projectId={projectId} invitation={invitation} onMade={setMade} />
        ))}
        {sharing.members.map(({ person, teamRole, projectRole }) => (
          <PersonRow key={person.id} name={person.name} email={person.email}>
            {teamRole === 'owner' || teamRole === 'admin' ? (
              <RoleSelect
                label={`Role of ${person.name}`}
                value={teamRole}
                roles={[]}
                onChange={() => undefined}
                refusal={`${roleLabel(teamRole)}s of the team have their role on every project.`}
              />
            ) : (
              <Select
                aria-label={`Role of ${person.name}`}
                className="w-44"
                value={projectRole ?? 'team'}
                onChange={(next) =>
                  setRole.mutate({ personId: person.id, role: grantableRoles.find((each) => each === next) ?? null })
                }
                options={[
                  { value: 'team', label: `${roleLabel(teamRole)} of the team`, description: 'As on all its projects' },
                  ...grantableRoles.map((role) => ({
                    value: role,
                    label: roleLabel(role),
                    description: roleWords[role],
                  })),
                ]}
              />
            )}
          </PersonRow>
        ))}
      </ul>
    </div>
  );
}

type PersonRowProps = { name: string; email: string; badge?: string; children: ReactNode };

function PersonRow({ name, email, badge, children }: PersonRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 py-2">
      <Initials name={name} className="size-7 text-[11px]" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex items-center gap-1.5">
          <span className="truncate" title={name}>
            {name}
          </span>
          {badge !== undefined && <Badge tone="outline">{badge}</Badge>}
        </p>
        <p className="truncate text-fg-muted text-xs" title={email}>
          {email}
        </p>
      </div>
      <span className="flex items-center gap-1">{children}</span>
    </li>
  );
}

type InvitedRowProps = { projectId: string; invitation: Invitation; onMade: (made: NewInvitation) => void };

function InvitedRow({ projectId, invitation, onMade }: InvitedRowProps) {
  const { id, email, role, expiresAt } = invitation;
  const ofInvitation = { projectId, invitationId: id };
  const renewal = useSharingChange(async () => {
    onMade(await client.shares.renewInvitation(ofInvitation));
  }, 'The invitation could not be sent again');
  const withdrawal = useSharingChange(
    () => client.shares.withdrawInvitation(ofInvitation),
    'The invitation could not be withdrawn',
  );
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 py-2">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-full border text-fg-subtle">
        <Mail aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate">{email ?? 'Whoever has the link'}</p>
        <p className="text-fg-muted text-xs">
          {roleLabel(role)} · {expiresAt <= Date.now() ? 'expired' : 'expires'} <RelativeTime at={expiresAt} />
        </p>
      </div>
      <Badge tone="neutral">Invited</Badge>
      <IconButton label="Make a new link and send it again" size="sm" onClick={() => renewal.mutate(undefined)}>
        <RotateCw />
      </IconButton>
      <IconButton label="Withdraw the invitation" size="sm" onClick={() => withdrawal.mutate(undefined)}>
        <X />
      </IconButton>
    </li>
  );
}
