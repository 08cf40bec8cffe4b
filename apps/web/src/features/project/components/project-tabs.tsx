'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { HoverLink } from '@/components/ui/hover-link';
import { cn } from '@/lib/class-names';
import { projectTabs } from '@/lib/destinations';
import { useProjectHref } from '@/lib/url-state';

/** The pages of the project. Where they do not fit they scroll, the present one in sight. */
export function ProjectTabs() {
  const current = usePathname().split('/')[3];
  const href = useProjectHref();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the present tab is found in the document
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return (
    <nav ref={list} aria-label="Project" className="no-scrollbar flex h-9 items-stretch gap-0.5 overflow-x-auto px-2">
      {projectTabs.map(({ tab, label }) => (
        <HoverLink
          key={tab}
          href={href(tab)}
          aria-current={tab === current ? 'page' : undefined}
          data-tour={`tab-${tab}`}
          className={cn(
            'relative flex items-center whitespace-nowrap px-2 text-fg-muted -outline-offset-2 transition-colors hover:text-fg',
            tab === current &&
              'font-medium text-fg after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full after:bg-fg',
          )}
        >
          {label}
        </HoverLink>
      ))}
    </nav>
  );
}
