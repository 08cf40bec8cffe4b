import type { Metadata } from 'next';
import { AwsAccountsPage } from '@/features/aws-accounts/components/aws-accounts-page';

export const metadata: Metadata = { title: 'AWS accounts' };

export default function Page() {
  return <AwsAccountsPage />;
}
