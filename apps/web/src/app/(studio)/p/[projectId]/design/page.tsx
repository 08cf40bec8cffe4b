import { DesignScreen } from './design-screen';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return <DesignScreen projectId={projectId} />;
}
