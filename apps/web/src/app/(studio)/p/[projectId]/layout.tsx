import type { ReactNode } from 'react';
import { ProjectShell } from '@/features/project/components/project-shell';

type ProjectLayoutProps = { params: Promise<{ projectId: string }>; children: ReactNode };

export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
  const { projectId } = await params;
  return <ProjectShell projectId={projectId}>{children}</ProjectShell>;
}
