'use client';

import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { ChaliceMark } from '@/components/chalice-mark';
import { IconButton } from '@/components/ui/icon-button';
import { later } from '@/lib/later';
import { openMenu, setLayer, useLayer } from '@/lib/layer';
import { useShortcuts } from '@/lib/shortcuts';
import { useStoredState } from '@/lib/stored-state';
import { KeyboardLayer } from './keyboard-layer';
import { Rail } from './rail';
import { StudioBanner } from './studio-banner';

const MobileNavigation = later(() => import('./mobile-navigation').then((module) => module.MobileNavigation));

/** The frame of all pages after signing in: the rail, what every page must say, and the page. */
export function StudioShell({ children }: { children: ReactNode }) {
  const isInProject = usePathname().startsWith('/p/');
  const [stored, setStored] = useStoredState(isInProject ? 'rail:project' : 'rail');
  const isMenuOpen = useLayer() === 'menu';
  // A canvas wants the room; lists do not miss it.
  const isOpen = stored === undefined ? !isInProject : stored === 'open';
  const toggle = () => setStored(isOpen ? 'closed' : 'open');
  useShortcuts([{ keys: '[', label: 'Fold or unfold the rail', group: 'Everywhere', run: toggle }]);

  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5 focus:shadow-pop"
      >
        Skip to the page
      </a>
      <StudioBanner />
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <Rail isOpen={isOpen} onToggle={toggle} className="max-md:hidden" />
        {/* A project's bar has the menu itself: a small window has no room for two bars. */}
        {!isInProject && (
          <div className="flex h-11 shrink-0 items-center gap-2 border-b bg-surface px-2 md:hidden">
            <IconButton label="Menu" size="lg" onClick={openMenu}>
              <Menu />
            </IconButton>
            <ChaliceMark className="size-5" />
            <span className="font-semibold">Chalice Studio</span>
          </div>
        )}
        <div id="page" className="flex min-h-0 min-w-0 flex-1 flex-col">
          {children}
        </div>
      </div>
      {isMenuOpen && <MobileNavigation onClose={() => setLayer(undefined)} />}
      <Suspense>
        <KeyboardLayer />
      </Suspense>
    </div>
  );
}
