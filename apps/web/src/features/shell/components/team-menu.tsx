'use client';

import { ChevronsUpDown } from 'lucide-react';
import { Initials } from '@/components/initials';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Skeleton } from '@/components/ui/skeleton';
import { useCurrentTeam, useMe } from '@/lib/me';

export function TeamMenu() {
  const teams = useMe()?.teams;
  const { team, setTeamId } = useCurrentTeam();
  if (team === undefined) return <Skeleton className="h-8 flex-1" />;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Team: ${team.name}`}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover"
      >
        <Initials name={team.name} isSquare />
        <span className="min-w-0 flex-1 truncate font-medium">{team.name}</span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-56">
        <DropdownMenuLabel>Teams</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={team.id} onValueChange={setTeamId}>
          {teams?.map((each) => (
            <DropdownMenuRadioItem key={each.id} value={each.id}>
              <Initials name={each.name} isSquare />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{each.name}</span>
                <span className="block text-fg-subtle text-xs">You are its {each.memberRole}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
