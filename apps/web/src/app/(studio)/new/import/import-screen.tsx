'use client';

import { ImportPage } from '@/features/import/components/import-page';
import { useProjects } from '@/features/projects/hooks';
import { startTourOnFirstProject } from '@/features/tour/start-tour';

export function ImportScreen() {
  const takenNames = useProjects().data?.map((project) => project.name) ?? [];
  return (
    <ImportPage
      takenNames={takenNames}
      onCreated={(project) => startTourOnFirstProject(project.id, takenNames.length === 0)}
    />
  );
}
