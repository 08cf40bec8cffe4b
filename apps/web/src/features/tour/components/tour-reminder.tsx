'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { Compass, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useTour } from '../hooks';
import { tourSteps } from '../tour-steps';

/** Among the projects: a tour that was left, or that another page of it goes on with, and the way back into it. */
export function TourReminder({ projects }: { projects: readonly Project[] }) {
  const [tour, setTour] = useTour();
  const router = useRouter();
  const project = projects.find(({ id }) => id === tour?.projectId);
  const step = tour === undefined ? undefined : tourSteps[tour.step];
  if (tour === undefined || project === undefined || step === undefined) return null;
  const resume = () => {
    setTour({ ...tour, isOpen: true });
    router.push(`/p/${project.id}/design`);
  };
  return (
    <aside
      aria-label="The tour"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border bg-surface py-2 pr-2 pl-3"
    >
      <Compass className="size-4 shrink-0 text-fg-subtle" aria-hidden />
      <p className="min-w-0 flex-1 basis-56 text-fg-muted">
        The tour of <span className="font-mono text-fg text-xs">{project.name}</span> waits at step {tour.step + 1} of{' '}
        {tourSteps.length}: {step.title.toLowerCase()}.
      </p>
      <span className="flex items-center gap-1">
        <Button size="sm" onClick={resume}>
          Go on with the tour
        </Button>
        <IconButton
          label="Forget the tour"
          size="sm"
          onClick={() => setTour({ ...tour, step: tourSteps.length, isOpen: false })}
        >
          <X />
        </IconButton>
      </span>
    </aside>
  );
}
