'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { Initials } from '@/components/initials';
import { HoverLink } from '@/components/ui/hover-link';
import { api } from '@/lib/api';
import { cn } from '@/lib/class-names';
import { useCurrentTeam } from '@/lib/me';

const shown = 8;

/** The projects that changed last, of the team and of those shared with one, one click away from every page. */
export function RecentProjects() {
  const pathname = usePathname();
  const { team } = useCurrentTeam();
  const projects = useQuery(
    api.projects.list.queryOptions({ input: { teamId: team?.id }, enabled: team !== undefined, staleTime: 30_000 }),
  ).data;
  const shared = useQuery(api.shares.withMe.queryOptions({ staleTime: 30_000 })).data ?? [];
  const all = [...(projects ?? []), ...shared];
  if (all.length === 0) return null;
  const recent = all.sort((a, b) => b.updatedAt - a.updatedAt).slice(0, shown);
  return (
    <section aria-label="Recent projects" className="mt-4 min-h-0 overflow-y-auto">
      <h2 className="px-2 pb-1 font-medium text-fg-subtle text-xs">Recent</h2>
      {recent.map((project) => {
        const isCurrent = pathname.startsWith(`/p/${project.id}/`);
        return (
          <HoverLink
            key={project.id}
            href={`/p/${project.id}/design`}
            aria-current={isCurrent ? 'true' : undefined}
            title={project.name}
            className={cn(
              'flex h-7 items-center gap-2 rounded-md px-2 text-fg-muted hover:bg-hover hover:text-fg',
              isCurrent && 'text-fg',
            )}
          >
            <Initials name={project.name} isSquare className="size-4 rounded-sm text-[9px]" />
            <span className="truncate">{project.name}</span>
          </HoverLink>
        );
      })}
    </section>
  );
}
