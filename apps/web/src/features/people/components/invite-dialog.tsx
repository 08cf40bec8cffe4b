'use client';

import type { NewInvitation, Team } from '@chalice-studio/control-plane/contract';
import { type GrantableRole, grantableRoles } from '@chalice-studio/control-plane/permissions';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RoleSelect } from '@/components/role-select';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { client } from '@/lib/api';
import { readAddresses } from '../addresses';
import { useRefreshPeople } from '../hooks';
import { InvitationLinkDialog } from './invitation-link-dialog';

const days = [1, 7, 14, 30].map((count) => ({ value: String(count), label: count === 1 ? '1 day' : `${count} days` }));
const counts = [1, 5, 10, 25, 100].map((count) => ({
  value: String(count),
  label: count === 1 ? 'One person' : `Up to ${count} people`,
}));

/** Invites by e-mail, to several addresses at once, or by a link. */
export function InviteDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const [way, setWay] = useState<'email' | 'link'>('email');
  const [text, setText] = useState('');
  const [role, setRole] = useState<GrantableRole>('editor');
  const [expires, setExpires] = useState('7');
  const [uses, setUses] = useState('1');
  const [isTried, setIsTried] = useState(false);
  const [made, setMade] = useState<NewInvitation[]>([]);
  const [isDone, setIsDone] = useState(false);
  const refresh = useRefreshPeople();
  const { addresses, wrong } = readAddresses(text);
  const problem = way === 'email' && isTried ? problemOf(addresses, wrong) : undefined;

  const invitation = useMutation({
    mutationFn: async () => {
      const wanted = { teamId: team.id, role, expiresInDays: Number(expires) };
      if (way === 'link') return setMade([await client.invitations.create({ ...wanted, maxUses: Number(uses) })]);
      // One after the other: what was made before one is refused is kept, and its address is asked for no more.
      for (const email of addresses) {
        const next = await client.invitations.create({ ...wanted, email });
        setMade((before) => [...before, next]);
        setText((before) =>
          readAddresses(before)
            .addresses.filter((each) => each !== email)
            .join('\n'),
        );
      }
    },
    onSuccess: () => setIsDone(true),
    onSettled: refresh,
  });

  const send = () => {
    setIsTried(true);
    if (way === 'link' || problemOf(addresses, wrong) === undefined) invitation.mutate();
  };
  if (isDone) return <InvitationLinkDialog made={made} onClose={onClose} />;
  return (
    <FormDialog
      title={`Invite to ${team.name}`}
      description="Whoever accepts becomes a member and sees the team’s projects."
      className="max-w-lg"
      submitLabel={labelOf(way, addresses.length)}
      isBusy={invitation.isPending}
      {...(made.length > 0 ? { cancel: { label: 'Show what was made', onClick: () => setIsDone(true) } } : {})}
      failure={invitation.isError ? { what: 'The invitation could not be made', error: invitation.error } : undefined}
      noValidate
      onSubmit={send}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="How to invite"
        value={way}
        onChange={setWay}
        options={[
          { value: 'email', label: 'By e-mail' },
          { value: 'link', label: 'By link' },
        ]}
      />
      {way === 'email' && (
        <Field
          label="E-mail addresses"
          help="One or several. Only the account with the address can accept."
          {...(problem === undefined ? {} : { error: problem })}
        >
          {(ids) => (
            <Textarea
              {...ids}
              rows={3}
              autoFocus
              placeholder="ada@example.org, grace@example.org"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Role">
          {({ id }) => (
            <RoleSelect
              id={id}
              label="Role"
              value={role}
              onChange={setRole}
              roles={grantableRoles}
              className="w-full"
            />
          )}
        </Field>
        <Field label="Expires after">
          {(ids) => <Select {...ids} value={expires} onChange={setExpires} options={days} className="w-full" />}
        </Field>
        {way === 'link' && (
          <Field label="For" help="Anybody who has the link." className="sm:col-span-2">
            {(ids) => <Select {...ids} value={uses} onChange={setUses} options={counts} className="w-full" />}
          </Field>
        )}
      </div>
    </FormDialog>
  );
}

function problemOf(addresses: readonly string[], wrong: readonly string[]): string | undefined {
  if (wrong.length > 0) return `No e-mail address: ${wrong.join(', ')}`;
  return addresses.length === 0 ? 'Give at least one address.' : undefined;
}

function labelOf(way: 'email' | 'link', count: number): string {
  if (way === 'link') return 'Make link';
  return count > 1 ? `Invite ${count} people` : 'Invite';
}
