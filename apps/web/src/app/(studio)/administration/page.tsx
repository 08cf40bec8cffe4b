import type { Metadata } from 'next';
import { AdministrationPage } from '@/features/administration/components/administration-page';

export const metadata: Metadata = { title: 'Administration' };

export default function Page() {
  return <AdministrationPage />;
}
