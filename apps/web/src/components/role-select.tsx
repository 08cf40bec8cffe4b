'use client';

import type { MemberRole } from '@chalice-studio/control-plane/permissions';
import { Badge } from '@/components/ui/badge';
import { Select } from '@/components/ui/select';
import { Tooltip } from '@/components/ui/tooltip';
import { roleLabel, roleWords } from '@/lib/roles';

type RoleSelectProps<Role extends MemberRole> = {
  value: MemberRole;
  onChange: (role: Role) => void;
  roles: readonly Role[];
  /** Why it cannot be changed; the role is shown with it then. */
  refusal?: string | undefined;
  label: string;
  className?: string;
  id?: string;
};

/** The role of somebody, to be changed where one may. */
export function RoleSelect<Role extends MemberRole>(props: RoleSelectProps<Role>) {
  const { value, onChange, roles, refusal, label, className, id } = props;
  if (refusal !== undefined) return <FixedRole role={value} why={refusal} />;
  return (
    <Select
      {...(id === undefined ? { 'aria-label': label } : { id })}
      value={roles.find((role) => role === value)}
      placeholder={roleLabel(value)}
      onChange={onChange}
      options={roles.map((role) => ({ value: role, label: roleLabel(role), description: roleWords[role] }))}
      className={className ?? 'w-28'}
    />
  );
}

/** A button, so that those who cannot hover get to the reason too. */
export function FixedRole({ role, why }: { role: MemberRole; why: string }) {
  return (
    <Tooltip content={why}>
      <button type="button" aria-label={`${roleLabel(role)}. ${why}`} className="cursor-default rounded-sm">
        <Badge>{roleLabel(role)}</Badge>
      </button>
    </Tooltip>
  );
}
