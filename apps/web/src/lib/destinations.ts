import {
  Cable,
  CloudCog,
  CodeXml,
  FolderKanban,
  History,
  KeyRound,
  Layers,
  type LucideIcon,
  Plus,
  Rocket,
  ScrollText,
  Settings,
  ShieldCheck,
  SlidersHorizontal,
  Users,
  Workflow,
  Zap,
} from 'lucide-react';

export type Destination = {
  href: string;
  label: string;
  icon: LucideIcon;
  isHere: (pathname: string) => boolean;
  /** Of whoever runs the studio. */
  isForAdministrators?: true;
};

/** The pages outside of a project. */
export const destinations: readonly Destination[] = [
  {
    href: '/',
    label: 'Projects',
    icon: FolderKanban,
    isHere: (pathname) => pathname === '/' || pathname.startsWith('/p/'),
  },
  { href: '/new', label: 'New project', icon: Plus, isHere: (pathname) => pathname === '/new' },
  {
    href: '/aws-accounts',
    label: 'AWS accounts',
    icon: CloudCog,
    isHere: (pathname) => pathname.startsWith('/aws-accounts'),
  },
  {
    href: '/people',
    label: 'People',
    icon: Users,
    isHere: (pathname) => pathname === '/people' || pathname.startsWith('/teams'),
  },
  { href: '/tokens', label: 'API tokens', icon: KeyRound, isHere: (pathname) => pathname === '/tokens' },
  {
    ...{ href: '/administration', label: 'Administration', icon: ShieldCheck },
    isHere: (pathname) => pathname === '/administration',
    isForAdministrators: true,
  },
  { href: '/settings', label: 'Settings', icon: Settings, isHere: (pathname) => pathname === '/settings' },
];

/** The pages of a project, in the order of the tabs; `key` follows `g`. */
export const projectTabs = [
  { tab: 'design', label: 'Design', key: 'd', icon: Workflow },
  { tab: 'code', label: 'Code', key: 'c', icon: CodeXml },
  { tab: 'deployments', label: 'Deployments', key: 'p', icon: Rocket },
  { tab: 'logs', label: 'Logs', key: 'l', icon: ScrollText },
  { tab: 'connections', label: 'Connections', key: 'n', icon: Cable },
  { tab: 'events', label: 'Events', key: 'e', icon: Zap },
  { tab: 'stages', label: 'Stages', key: 's', icon: Layers },
  { tab: 'history', label: 'History', key: 'h', icon: History },
  { tab: 'settings', label: 'Settings', key: ',', icon: SlidersHorizontal },
] as const;
