import { StagesScreen } from './stages-screen';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return <StagesScreen projectId={projectId} />;
}
