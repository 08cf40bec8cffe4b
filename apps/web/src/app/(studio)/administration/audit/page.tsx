import type { Metadata } from 'next';
import { StudioAuditPage } from '@/features/audit/components/studio-audit-page';

export const metadata: Metadata = { title: 'The studio’s audit log' };

export default function Page() {
  return <StudioAuditPage />;
}
