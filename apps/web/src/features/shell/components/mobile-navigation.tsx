'use client';

import { Search, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { HoverLink } from '@/components/ui/hover-link';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { openPalette } from '@/lib/layer';
import { useDestinations } from '@/lib/me';
import { PersonMenu } from './person-menu';
import { RecentProjects } from './recent-projects';
import { TeamMenu } from './team-menu';

/** The rail where there is no room for one. */
export function MobileNavigation({ onClose }: { onClose: () => void }) {
  const pathname = usePathname();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in fixed inset-0 z-40 bg-overlay md:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="slide-in-left fixed inset-y-0 left-0 z-40 flex w-72 max-w-[85vw] flex-col gap-0.5 border-r bg-canvas p-2 text-base outline-none md:hidden"
        >
          <Dialog.Title className="sr-only">Menu</Dialog.Title>
          <div className="mb-2 flex items-center gap-1">
            <TeamMenu />
            <Dialog.Close asChild>
              <IconButton label="Close" size="lg">
                <X />
              </IconButton>
            </Dialog.Close>
          </div>
          <button
            type="button"
            onClick={() => {
              openPalette();
            }}
            className="flex h-10 items-center gap-3 rounded-md px-2 text-fg-muted hover:bg-hover"
          >
            <Search className="size-4" aria-hidden />
            Search
          </button>
          <nav aria-label="Studio" className="flex flex-col gap-0.5">
            {useDestinations().map(({ href, label, icon: Icon, isHere }) => (
              <HoverLink
                key={href}
                href={href}
                onClick={onClose}
                aria-current={isHere(pathname) ? 'page' : undefined}
                className={cn(
                  'flex h-10 items-center gap-3 rounded-md px-2 text-fg-muted hover:bg-hover',
                  isHere(pathname) && 'bg-active font-medium text-fg',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                {label}
              </HoverLink>
            ))}
          </nav>
          <div
            className="min-h-0 overflow-y-auto [&_a]:h-10"
            onClickCapture={(event) => isLink(event.target) && onClose()}
          >
            <RecentProjects />
          </div>
          <div className="mt-auto">
            <PersonMenu isOpen />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function isLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}
