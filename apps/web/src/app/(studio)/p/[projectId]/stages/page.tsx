import { StagesPage } from '@/features/stages/components/stages-page';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return <StagesPage projectId={projectId} />;
}
