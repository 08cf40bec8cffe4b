import type { ReactNode } from 'react';
import { ProjectFrame } from './project-frame';

type ProjectLayoutProps = { params: Promise<{ projectId: string }>; children: ReactNode };

export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
  const { projectId } = await params;
  return <ProjectFrame projectId={projectId}>{children}</ProjectFrame>;
}
