'use client';

import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { ChaliceMark } from '@/components/chalice-mark';
import { HoverLink } from '@/components/ui/hover-link';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import { Tooltip } from '@/components/ui/tooltip';
import { cn } from '@/lib/class-names';
import { openPalette } from '@/lib/layer';
import { useDestinations } from '@/lib/me';
import { PersonMenu } from './person-menu';
import { RecentProjects } from './recent-projects';
import { TeamMenu } from './team-menu';

type RailProps = { isOpen: boolean; onToggle: () => void; className?: string };

export function Rail({ isOpen, onToggle, className }: RailProps) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Studio"
      className={cn(
        'flex shrink-0 flex-col gap-0.5 overflow-hidden border-r bg-canvas p-2',
        isOpen ? 'w-60' : 'w-12 items-center',
        className,
      )}
    >
      <div className={cn('mb-2 flex items-center gap-1', !isOpen && 'flex-col')}>
        {isOpen ? (
          <TeamMenu />
        ) : (
          <HoverLink
            href="/"
            aria-label="Chalice Studio"
            className="flex size-8 items-center justify-center rounded-md"
          >
            <ChaliceMark className="size-5" />
          </HoverLink>
        )}
        <IconButton
          label={isOpen ? 'Fold the rail' : 'Unfold the rail'}
          shortcut="["
          side="right"
          onClick={onToggle}
          className={cn(isOpen && 'ml-auto')}
          aria-expanded={isOpen}
        >
          {isOpen ? <PanelLeftClose /> : <PanelLeftOpen />}
        </IconButton>
      </div>
      {isOpen ? (
        <button
          type="button"
          onClick={openPalette}
          className="mb-2 flex h-7 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-fg-subtle hover:border-control"
        >
          <Search className="size-3.5" aria-hidden />
          Search
          <Kbd keys="mod+k" className="ml-auto" />
        </button>
      ) : (
        <IconButton label="Search" shortcut="mod+k" side="right" size="md" className="size-8" onClick={openPalette}>
          <Search />
        </IconButton>
      )}
      {useDestinations().map(({ href, label, icon: Icon, isHere }) => (
        <RailLink key={href} href={href} label={label} isOpen={isOpen} isCurrent={isHere(pathname)}>
          <Icon aria-hidden className="size-4 shrink-0" />
        </RailLink>
      ))}
      {isOpen && <RecentProjects />}
      <div className="mt-auto">
        <PersonMenu isOpen={isOpen} />
      </div>
    </nav>
  );
}

type RailLinkProps = { href: string; label: string; isOpen: boolean; isCurrent: boolean; children: React.ReactNode };

function RailLink({ href, label, isOpen, isCurrent, children }: RailLinkProps) {
  const link = (
    <HoverLink
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isOpen ? undefined : label}
      className={cn(
        'flex h-7 items-center gap-2 rounded-md px-2 text-fg-muted transition-colors hover:bg-hover hover:text-fg',
        !isOpen && 'size-8 justify-center px-0',
        isCurrent && 'bg-active font-medium text-fg',
      )}
    >
      {children}
      {isOpen && label}
    </HoverLink>
  );
  if (isOpen) return link;
  return (
    <Tooltip content={label} side="right">
      {link}
    </Tooltip>
  );
}
