'use client';

import type { ReactNode } from 'react';
import { AbsenceNotice } from '@/components/document/absence-notice';
import { DocumentProvider } from '@/components/document/document-provider';
import { PeopleHere } from '@/features/design/people-here';
import { SaveState } from '@/features/design/save-state';
import { HistoryCommands } from '@/features/history/acts/history-commands';
import { ProjectShell } from '@/features/project/components/project-shell';
import { ShareButton } from '@/features/sharing/components/share-button';
import { Tour } from '@/features/tour/components/tour';
import { Deploy } from './deploy';

/** Where the features of a project's pages meet: the document that all of them share, and the bar. */
export function ProjectFrame({ projectId, children }: { projectId: string; children: ReactNode }) {
  return (
    <DocumentProvider projectId={projectId}>
      <ProjectShell
        projectId={projectId}
        saveState={<SaveState />}
        people={<PeopleHere />}
        share={<ShareButton projectId={projectId} />}
        deploy={<Deploy projectId={projectId} />}
      >
        {children}
      </ProjectShell>
      <AbsenceNotice />
      <HistoryCommands />
      <Tour projectId={projectId} />
    </DocumentProvider>
  );
}
