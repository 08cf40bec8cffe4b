import { DocumentGate } from '@/components/document/document-provider';
import { SettingsPage } from './settings-page';

type PageProps = { params: Promise<{ projectId: string }> };

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return (
    <DocumentGate>
      <SettingsPage projectId={projectId} />
    </DocumentGate>
  );
}
