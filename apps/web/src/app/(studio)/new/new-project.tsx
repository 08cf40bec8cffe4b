'use client';

import { NewProjectPage } from '@/features/projects/components/new-project-page';
import { startTourOnFirstProject } from '@/features/tour/start-tour';

export function NewProject() {
  return <NewProjectPage onCreated={(project, isFirst) => startTourOnFirstProject(project.id, isFirst)} />;
}
