'use client';

import { FolderKanban, Keyboard, Monitor, Moon, Plus, Settings, Sun } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { useMemo } from 'react';
import { type Command, useCommands } from '@/lib/commands';
import { projectTabs } from '@/lib/destinations';
import { later } from '@/lib/later';
import { openPalette, openShortcuts, setLayer, useLayer } from '@/lib/layer';
import { openPage } from '@/lib/open-page';
import { type Shortcut, useShortcutKeys, useShortcuts } from '@/lib/shortcuts';
import { useProjectHref } from '@/lib/url-state';

// Neither is needed until it is asked for.
const CommandPalette = later(() => import('./command-palette').then((module) => module.CommandPalette));
const ShortcutSheet = later(() => import('./shortcut-sheet').then((module) => module.ShortcutSheet));

/** The keyboard: shortcuts that work on every page, the palette, the sheet that lists them. */
export function KeyboardLayer() {
  const layer = useLayer();
  const close = () => setLayer(undefined);
  useShortcutKeys();
  useShortcuts([
    { keys: 'mod+k', label: 'Search and run commands', group: 'Everywhere', run: openPalette },
    { keys: '?', label: 'Show these shortcuts', group: 'Everywhere', run: openShortcuts },
    ...useProjectShortcuts(),
  ]);
  useStudioCommands();
  return (
    <>
      {layer === 'palette' && <CommandPalette onClose={close} />}
      {layer === 'shortcuts' && <ShortcutSheet onClose={close} />}
    </>
  );
}

function useProjectShortcuts(): Shortcut[] {
  const isInProject = usePathname().startsWith('/p/');
  const href = useProjectHref();
  const router = useRouter();
  if (!isInProject) return [];
  return projectTabs.map(({ tab, label, key }) => ({
    keys: `g ${key}`,
    label,
    group: 'Go to',
    run: () => void openPage(router, href(tab)),
  }));
}

function useStudioCommands() {
  const router = useRouter();
  const { setTheme } = useTheme();
  const isInProject = usePathname().startsWith('/p/');
  const href = useProjectHref();
  const commands = useMemo((): Command[] => {
    const tabs = projectTabs.map(({ tab, label, key, icon: Icon }) => ({
      id: `tab:${tab}`,
      title: label,
      icon: <Icon />,
      group: 'This project',
      shortcut: `g ${key}`,
      run: () => void openPage(router, href(tab)),
    }));
    return [
      ...(isInProject ? tabs : []),
      {
        id: 'projects',
        title: 'Projects',
        group: 'Go to',
        icon: <FolderKanban />,
        run: () => void openPage(router, '/'),
      },
      { id: 'new', title: 'New project', group: 'Go to', icon: <Plus />, run: () => void openPage(router, '/new') },
      {
        id: 'settings',
        title: 'Settings',
        group: 'Go to',
        icon: <Settings />,
        run: () => void openPage(router, '/settings'),
      },
      { id: 'light', title: 'Light theme', group: 'Preferences', icon: <Sun />, run: () => setTheme('light') },
      { id: 'dark', title: 'Dark theme', group: 'Preferences', icon: <Moon />, run: () => setTheme('dark') },
      {
        id: 'system',
        title: 'Theme as the system has it',
        group: 'Preferences',
        icon: <Monitor />,
        run: () => setTheme('system'),
      },
      {
        id: 'shortcuts',
        title: 'Keyboard shortcuts',
        group: 'Preferences',
        icon: <Keyboard />,
        shortcut: '?',
        run: openShortcuts,
      },
    ];
  }, [router, setTheme, isInProject, href]);
  useCommands(commands);
}
