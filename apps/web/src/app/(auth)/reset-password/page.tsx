import type { Metadata } from 'next';
import { ResetPage } from '@/features/auth/components/reset-page';

export const metadata: Metadata = { title: 'New password' };

export default function ResetPasswordPage() {
  return <ResetPage />;
}
