'use client';

import type { Member, Team } from '@chalice-studio/control-plane/contract';
import { grantableRoles, memberRoles } from '@chalice-studio/control-plane/permissions';
import { Ellipsis, FolderKey, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { Initials } from '@/components/initials';
import { RoleSelect } from '@/components/role-select';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { later } from '@/lib/later';
import { useMe } from '@/lib/me';
import { useSetRole } from '../hooks';
import { refusalToChange } from '../role-changes';

const ProjectRolesDialog = later(() => import('./project-roles-dialog').then((module) => module.ProjectRolesDialog));
const RemoveDialog = later(() => import('./remove-dialog').then((module) => module.RemoveDialog));

type MemberRowProps = { team: Team; member: Member; members: readonly Member[] };

export function MemberRow({ team, member, members }: MemberRowProps) {
  const { person, role, projectRoles } = member;
  const me = useMe()?.person;
  const setRole = useSetRole(team.id);
  const [opened, setOpened] = useState<'projects' | 'remove'>();
  const refusal = refusalToChange({ team, member, members });
  const shown = setRole.isPending ? (setRole.variables.role ?? role) : role;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:flex-nowrap">
      <Initials name={person.name} className="size-8 text-xs" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex min-w-0 items-center gap-1.5 font-medium text-fg">
          <span className="truncate" title={person.name}>
            {person.name}
          </span>
          {person.id === me?.id && <Badge tone="outline">You</Badge>}
        </p>
        <p className="truncate text-fg-muted text-xs" title={person.email}>
          {person.email}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:w-full max-sm:pl-11">
        {projectRoles.length > 0 && (
          <Button size="sm" variant="ghost" onClick={() => setOpened('projects')}>
            <FolderKey aria-hidden />
            {projectRoles.length === 1 ? '1 project differs' : `${projectRoles.length} projects differ`}
          </Button>
        )}
        <RoleSelect
          label={`Role of ${person.name}`}
          value={shown}
          roles={team.memberRole === 'owner' ? memberRoles : grantableRoles}
          refusal={refusal}
          onChange={(next) => setRole.mutate({ personId: person.id, role: next })}
        />
        <DropdownMenu>
          <DropdownMenuTrigger
            aria-label={`Actions for ${person.name}`}
            className="flex size-7 items-center justify-center rounded-md text-fg-subtle hover:bg-active hover:text-fg max-sm:ml-auto"
          >
            <Ellipsis className="size-4" aria-hidden />
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={() => setOpened('projects')}>
              <FolderKey aria-hidden />
              Roles on projects…
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem isDangerous disabled={refusal !== undefined} onSelect={() => setOpened('remove')}>
              <UserMinus aria-hidden />
              Remove from the team…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
      {opened === 'projects' && <ProjectRolesDialog team={team} member={member} onClose={() => setOpened(undefined)} />}
      {opened === 'remove' && <RemoveDialog team={team} member={member} onClose={() => setOpened(undefined)} />}
    </li>
  );
}
