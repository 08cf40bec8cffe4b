import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ProjectsPageSkeleton } from '@/features/projects/components/projects-skeleton';
import { ProjectsScreen } from './projects-screen';

export const metadata: Metadata = { title: 'Projects' };

export default function HomePage() {
  return (
    <Suspense fallback={<ProjectsPageSkeleton />}>
      <ProjectsScreen />
    </Suspense>
  );
}
