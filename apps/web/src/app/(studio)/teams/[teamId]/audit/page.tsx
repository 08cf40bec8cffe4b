import type { Metadata } from 'next';
import { TeamAuditPage } from '@/features/audit/components/team-audit-page';

export const metadata: Metadata = { title: 'Audit log' };

type PageProps = { params: Promise<{ teamId: string }> };

export default async function Page({ params }: PageProps) {
  return <TeamAuditPage teamId={(await params).teamId} />;
}
