import { redirect } from 'next/navigation';

type ProjectPageProps = { params: Promise<{ projectId: string }> };

/** A project is opened on its canvas. */
export default async function ProjectPage({ params }: ProjectPageProps) {
  const { projectId } = await params;
  redirect(`/p/${projectId}/design`);
}
