import type { Metadata } from 'next';
import { TeamSettingsPage } from '@/features/teams/components/team-settings-page';

export const metadata: Metadata = { title: 'Team' };

type PageProps = { params: Promise<{ teamId: string }> };

export default async function Page({ params }: PageProps) {
  return <TeamSettingsPage teamId={(await params).teamId} />;
}
