'use client';

import type { NewInvitation } from '@chalice-studio/control-plane/contract';
import { type GuestRole, guestRoles } from '@chalice-studio/control-plane/permissions';
import { Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { RoleSelect } from '@/components/role-select';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { client } from '@/lib/api';
import { useSharingChange } from '../hooks';

type GuestFormProps = { projectId: string; onMade: (made: NewInvitation) => void };

/** Invites somebody from outside to this project alone. */
export function GuestForm({ projectId, onMade }: GuestFormProps) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<GuestRole>('viewer');
  const [isTried, setIsTried] = useState(false);
  const isWrong = isTried && !/^\S+@\S+\.\S+$/.test(email.trim());
  const invitation = useSharingChange(async () => {
    onMade(await client.shares.invite({ projectId, role, email: email.trim() }));
    setEmail('');
    setIsTried(false);
  }, 'The invitation could not be made');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (/^\S+@\S+\.\S+$/.test(email.trim())) invitation.mutate(undefined);
  };
  return (
    <form onSubmit={send} noValidate aria-label="Invite a guest">
      <Field
        label="Invite to this project alone"
        help="A guest sees no other project of the team. Members change in the list below."
        {...(isWrong ? { error: 'This is no e-mail address.' } : {})}
      >
        {(ids) => (
          <span className="flex flex-wrap gap-1.5">
            <Input
              {...ids}
              type="email"
              autoComplete="off"
              placeholder="grace@example.org"
              className="min-w-40 flex-1"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
            <RoleSelect label="Role of the guest" value={role} roles={guestRoles} onChange={setRole} />
            <Button type="submit" isBusy={invitation.isPending}>
              {!invitation.isPending && <Send aria-hidden />}
              Invite
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
