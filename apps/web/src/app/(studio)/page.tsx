import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ProjectsPage } from '@/features/projects/components/projects-page';
import { ProjectsPageSkeleton } from '@/features/projects/components/projects-skeleton';

export const metadata: Metadata = { title: 'Projects' };

export default function HomePage() {
  return (
    <Suspense fallback={<ProjectsPageSkeleton />}>
      <ProjectsPage />
    </Suspense>
  );
}
