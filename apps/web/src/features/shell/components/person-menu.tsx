'use client';

import { Compass, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { Initials } from '@/components/initials';
import { useSignOut } from '@/components/sign-out';
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
import { cn } from '@/lib/class-names';
import { TOUR_COMMAND, useRegisteredCommands } from '@/lib/commands';
import { openShortcuts } from '@/lib/layer';
import { useMe } from '@/lib/me';

const themes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'As the system', icon: Monitor },
] as const;

/** Who is signed in, and what is theirs alone: theme, shortcuts, leaving. */
export function PersonMenu({ isOpen }: { isOpen: boolean }) {
  const person = useMe()?.person;
  const { theme, setTheme } = useTheme();
  const router = useRouter();
  const leave = useSignOut();
  const tour = useRegisteredCommands().find(({ id }) => id === TOUR_COMMAND);
  if (person === undefined) return <Skeleton className={cn('h-8', isOpen ? 'w-full' : 'w-8')} />;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${person.name}`}
        className={cn(
          'flex h-8 items-center gap-2 rounded-md text-left hover:bg-hover',
          isOpen ? 'w-full px-1.5' : 'w-8 justify-center',
        )}
      >
        <Initials name={person.name} />
        {isOpen && <span className="min-w-0 flex-1 truncate">{person.name}</span>}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" className="w-56">
        <DropdownMenuLabel className="truncate">{person.email}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => router.push('/settings')}>
          <Settings aria-hidden />
          Settings
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={openShortcuts} shortcut="?">
          <Keyboard aria-hidden />
          Keyboard shortcuts
        </DropdownMenuItem>
        {tour !== undefined && (
          <DropdownMenuItem onSelect={tour.run}>
            <Compass aria-hidden />
            {tour.title}
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={setTheme}>
          {themes.map(({ value, label, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={leave}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
