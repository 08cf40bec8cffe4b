'use client';

import { ChevronsUpDown, Plus, Settings, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Initials } from '@/components/initials';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Skeleton } from '@/components/ui/skeleton';
import { later } from '@/lib/later';
import { useCurrentTeam, useMe } from '@/lib/me';

const NewTeamDialog = later(() => import('@/components/new-team-dialog').then((module) => module.NewTeamDialog));

/** Which team's projects are looked at, and the way to the others. */
export function TeamMenu() {
  const router = useRouter();
  const [isCreating, setIsCreating] = useState(false);
  const teams = useMe()?.teams;
  const { team, setTeamId } = useCurrentTeam();
  if (team === undefined) return <Skeleton className="h-8 flex-1" />;
  return (
    <>
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
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => router.push('/people')}>
            <Users aria-hidden />
            People
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => router.push(`/teams/${team.id}`)}>
            <Settings aria-hidden />
            Team settings
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setIsCreating(true)}>
            <Plus aria-hidden />
            New team…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isCreating && <NewTeamDialog onClose={() => setIsCreating(false)} />}
    </>
  );
}
