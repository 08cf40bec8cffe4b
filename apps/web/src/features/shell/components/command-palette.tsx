'use client';

import { useQuery } from '@tanstack/react-query';
import { Command as Palette } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { Initials } from '@/components/initials';
import { Kbd } from '@/components/ui/kbd';
import { api } from '@/lib/api';
import { type Command, useRegisteredCommands } from '@/lib/commands';
import { matchCommand } from '@/lib/match-command';
import { matchGroups } from '@/lib/match-groups';
import { useCurrentTeam } from '@/lib/me';

const groupOrder = [
  'Actions',
  'Constructs',
  'Design',
  'Project',
  'Add to the design',
  'This project',
  'Projects',
  'Go to',
  'Preferences',
];

/** ⌘K: everything by its name. What pages register comes first. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const commands = [...useRegisteredCommands(), ...useProjectCommands()];
  const [typed, setTyped] = useState('');
  const inOrder = [...Map.groupBy(commands, (command) => command.group)].sort(([a], [b]) => rankOf(a) - rankOf(b));
  const groups = matchGroups(inOrder, ({ title, hint, keywords = [] }) =>
    matchCommand(typed, title, hint === undefined ? keywords : [hint, ...keywords]),
  );
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in fixed inset-0 z-50 bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="pop-in fixed inset-x-3 top-[14vh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl bg-raised shadow-pop outline-none"
        >
          <Dialog.Title className="sr-only">Search and run commands</Dialog.Title>
          <Palette label="Search and run commands" loop shouldFilter={false}>
            <div className="flex items-center gap-2.5 border-b px-3.5">
              <Search className="size-4 shrink-0 text-fg-subtle" aria-hidden />
              <Palette.Input
                autoFocus
                value={typed}
                onValueChange={setTyped}
                placeholder="Find a project, a page, a construct, an action…"
                className="h-11 w-full bg-transparent text-base outline-none placeholder:text-fg-subtle"
              />
              <Kbd keys="esc" />
            </div>
            <Palette.List className="max-h-[min(420px,60vh)] overflow-auto p-1.5">
              <Palette.Empty className="px-2 py-8 text-center text-fg-subtle">
                Nothing has that name. Try a shorter word.
              </Palette.Empty>
              {groups.map(([group, members]) => (
                <Palette.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-fg-subtle [&_[cmdk-group-heading]]:text-xs"
                >
                  {members.map((command) => (
                    <Palette.Item
                      key={command.id}
                      value={command.id}
                      onSelect={() => run(command)}
                      className="flex h-8 select-none items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-hover [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-subtle"
                    >
                      {command.icon ?? <span className="w-4 shrink-0" />}
                      <span className="min-w-0 truncate">{command.title}</span>
                      {command.hint !== undefined && (
                        <span className="min-w-0 truncate text-fg-subtle text-xs">{command.hint}</span>
                      )}
                      {command.shortcut !== undefined && <Kbd keys={command.shortcut} className="ml-auto" />}
                    </Palette.Item>
                  ))}
                </Palette.Group>
              ))}
            </Palette.List>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useProjectCommands(): Command[] {
  const router = useRouter();
  const { team } = useCurrentTeam();
  const projects = useQuery(
    api.projects.list.queryOptions({ input: { teamId: team?.id }, enabled: team !== undefined, staleTime: 30_000 }),
  ).data;
  return (projects ?? []).map((project) => ({
    id: `project:${project.id}`,
    title: project.name,
    group: 'Projects',
    icon: <Initials name={project.name} isSquare className="size-4 rounded-sm text-[9px]" />,
    hint: project.description,
    run: () => router.push(`/p/${project.id}/design`),
  }));
}

function rankOf(group: string): number {
  const rank = groupOrder.indexOf(group);
  return rank === -1 ? 0 : rank;
}
