import { DocumentGate } from '@/components/document/document-provider';
import { ConnectionsScreen } from './connections-screen';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return (
    <DocumentGate>
      <ConnectionsScreen projectId={projectId} />
    </DocumentGate>
  );
}
