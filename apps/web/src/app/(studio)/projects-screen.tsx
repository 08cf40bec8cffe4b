'use client';

import { ProjectsPage } from '@/features/projects/components/projects-page';
import { TourReminder } from '@/features/tour/components/tour-reminder';

/** The projects, with the way back into a tour that was left. */
export function ProjectsScreen() {
  return <ProjectsPage notice={(projects) => <TourReminder projects={projects} />} />;
}
