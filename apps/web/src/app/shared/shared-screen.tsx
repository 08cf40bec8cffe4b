'use client';

import type { Handler } from '@chalice-studio/appspec';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useMemo } from 'react';
import { OpenedDocument } from '@/components/document/document-provider';
import { createReadOnlyDocument } from '@/components/document/read-only-document';
import type { OpenedDocument as DocumentContent } from '@/components/document/transport';
import { useWholeSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { DesignPage } from '@/features/design/design-page';
import { type DesignSlots, DesignSlotsProvider } from '@/features/design/design-slots';
import { SharedCode } from '@/features/shared-project/components/shared-code';
import { SharedFrame } from '@/features/shared-project/components/shared-frame';
import { SharedLogs } from '@/features/shared-project/components/shared-logs';
import { useSharedDocument, useSharedProject, useVisitor } from '@/features/shared-project/hooks';
import { useLinkSecret } from '@/lib/link-secret';
import { VisitorRole } from '@/lib/me';
import { useUrlState } from '@/lib/url-state';

/** A project as whoever has a link for reading sees it. */
export function SharedScreen() {
  const secret = useLinkSecret('shared');
  if (secret !== undefined) return <SharedProject key={secret} secret={secret} />;
  return (
    <main className="flex h-dvh items-center">
      <EmptyState isPage icon={<Link2Off />} title="No project in this link">
        The link may have been cut off. Open it from where you got it, as a whole.
      </EmptyState>
    </main>
  );
}

function SharedProject({ secret }: { secret: string }) {
  const visitor = useVisitor(secret);
  const project = useSharedProject(visitor, secret);
  const document = useSharedDocument(visitor, secret, project.data?.projectId);
  const [named, setView] = useUrlState('view');
  const failed = project.error ?? document.error;
  useTitle(project.data?.projectName);
  if (failed !== null) return <Refused error={failed} onRetry={() => project.refetch()} />;
  if (project.data === undefined) return <Opening />;
  const hasLogs = project.data.stages.length > 0;
  const view = named === 'code' || (named === 'logs' && hasLogs) ? named : 'design';
  return (
    <SharedFrame project={project.data} view={view} onView={setView}>
      {document.data === undefined && <Opening />}
      {document.data !== undefined && view === 'design' && (
        <SharedDesign projectId={project.data.projectId} content={document.data} />
      )}
      {document.data !== undefined && view === 'code' && (
        <SharedCode spec={document.data.spec} revision={document.data.revision} />
      )}
      {view === 'logs' && <SharedLogs visitor={visitor} secret={secret} stages={project.data.stages} />}
    </SharedFrame>
  );
}

/** What the design asks the studio for beside the document is for members: here nothing is asked. */
const asksNothing = new QueryClient({ defaultOptions: { queries: { enabled: false } } });

const slots: DesignSlots = { code: (handler) => <HandlerText handler={handler} /> };

function SharedDesign({ projectId, content }: { projectId: string; content: DocumentContent }) {
  const opened = useMemo(() => createReadOnlyDocument(projectId, content), [projectId, content]);
  return (
    <VisitorRole value="viewer">
      <QueryClientProvider client={asksNothing}>
        <OpenedDocument opened={opened}>
          <DesignSlotsProvider slots={slots}>
            <DesignPage />
          </DesignSlotsProvider>
        </OpenedDocument>
      </QueryClientProvider>
    </VisitorRole>
  );
}

function HandlerText({ handler }: { handler: Handler }) {
  const text = useWholeSpec().source[handler.file] ?? '';
  return <CodeBlock code={text} label={`Copy ${handler.file}`} className="m-3 [&_pre]:max-h-none" />;
}

function Opening() {
  return (
    <Loading what="the project" className="grid flex-1 place-items-center">
      <Skeleton className="h-16 w-60 rounded-lg" />
    </Loading>
  );
}

function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <main className="flex h-dvh items-center">
      <h1 className="sr-only">Shared project</h1>
      <ErrorState
        what="This link does not open"
        error={error}
        onRetry={onRetry}
        action={
          <Button asChild>
            <Link href="/">Go to the studio</Link>
          </Button>
        }
      />
    </main>
  );
}

function useTitle(name: string | undefined) {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Chalice Studio`;
  }, [name]);
}
