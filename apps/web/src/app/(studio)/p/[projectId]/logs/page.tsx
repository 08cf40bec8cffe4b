import { DocumentGate } from '@/components/document/document-provider';
import { LogsScreen } from './logs-screen';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return (
    <DocumentGate>
      <LogsScreen projectId={projectId} />
    </DocumentGate>
  );
}
