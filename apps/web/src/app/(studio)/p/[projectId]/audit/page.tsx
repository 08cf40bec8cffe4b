import { ProjectAuditPage } from '@/features/audit/components/project-audit-page';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  return <ProjectAuditPage projectId={(await params).projectId} />;
}
