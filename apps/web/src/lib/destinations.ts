import { FolderKanban, type LucideIcon, Plus, Settings } from 'lucide-react';

export type Destination = { href: string; label: string; icon: LucideIcon; isHere: (pathname: string) => boolean };

/** The pages outside of a project. */
export const destinations: readonly Destination[] = [
  {
    href: '/',
    label: 'Projects',
    icon: FolderKanban,
    isHere: (pathname) => pathname === '/' || pathname.startsWith('/p/'),
  },
  { href: '/new', label: 'New project', icon: Plus, isHere: (pathname) => pathname === '/new' },
  { href: '/settings', label: 'Settings', icon: Settings, isHere: (pathname) => pathname === '/settings' },
];

/** The pages of a project, in the order of the tabs; `key` follows `g`. */
export const projectTabs = [
  { tab: 'design', label: 'Design', key: 'd' },
  { tab: 'code', label: 'Code', key: 'c' },
  { tab: 'deployments', label: 'Deployments', key: 'p' },
  { tab: 'logs', label: 'Logs', key: 'l' },
  { tab: 'connections', label: 'Connections', key: 'n' },
  { tab: 'events', label: 'Events', key: 'e' },
  { tab: 'stages', label: 'Stages', key: 's' },
  { tab: 'history', label: 'History', key: 'h' },
  { tab: 'settings', label: 'Settings', key: ',' },
] as const;
