import { DocumentGate } from '@/components/document/document-provider';
import { EventsScreen } from './events-screen';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return (
    <DocumentGate>
      <EventsScreen projectId={projectId} />
    </DocumentGate>
  );
}
