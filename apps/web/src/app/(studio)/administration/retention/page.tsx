import type { Metadata } from 'next';
import { RetentionPage } from '@/features/retention/components/retention-page';

export const metadata: Metadata = { title: 'What is kept' };

export default function Page() {
  return <RetentionPage />;
}
