import type { Metadata } from 'next';
import { AwsAccountPage } from '@/features/aws-accounts/components/aws-account-page';

export const metadata: Metadata = { title: 'AWS account' };

export default async function Page({ params }: { params: Promise<{ awsAccountId: string }> }) {
  const { awsAccountId } = await params;
  return <AwsAccountPage key={awsAccountId} awsAccountId={awsAccountId} />;
}
