'use client';

import { Braces, Download, FileJson } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { saveFrom } from '@/lib/save-file';

type Export = { path: string; title: string; words: string; icon: ReactNode };

const exports: readonly Export[] = [
  {
    path: 'export.zip',
    title: 'Project as a zip',
    words: 'Builds, tests and deploys with npm and the AWS CLI alone; a studio imports it again.',
    icon: <Download aria-hidden />,
  },
  {
    path: 'design.json',
    title: 'Design as JSON',
    words: 'The design with its files and stages’ settings, for another studio. Secrets are not in it.',
    icon: <Braces aria-hidden />,
  },
  {
    path: 'openapi.json',
    title: 'OpenAPI as JSON',
    words: 'The REST API as OpenAPI 3.1, without anything of AWS’.',
    icon: <FileJson aria-hidden />,
  },
  {
    path: 'openapi.yaml',
    title: 'OpenAPI as YAML',
    words: 'The same, for people to read.',
    icon: <FileJson aria-hidden />,
  },
];

export function ExportSection({ projectId }: { projectId: string }) {
  const [busy, setBusy] = useState<string>();
  const save = async ({ path, title }: Export) => {
    setBusy(path);
    try {
      await saveFrom(`/api/projects/${projectId}/${path}`);
    } catch (error) {
      toast.failure(`${title} could not be saved`, error);
    }
    setBusy(undefined);
  };
  return (
    <SettingsSection title="Export" description="The project is yours: take it with you, whole.">
      <ul className="space-y-3">
        {exports.map((each) => (
          <li key={each.path} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Button className="w-44 justify-start" isBusy={busy === each.path} onClick={() => void save(each)}>
              {busy !== each.path && each.icon}
              {each.title}
            </Button>
            <p className="min-w-0 flex-1 basis-64 text-fg-muted">{each.words}</p>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}
