'use client';

import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useTopic } from '@/lib/stream/stream';
import { type OpenDocument, openDocument } from './open-document';

const OpeningContext = createContext<Opening & { retry: () => void }>({ retry: () => undefined });

/**
 * Holds a project's document open for all its pages, so that going from one to another loads nothing anew. Its children
 * are there from the start: what needs the document stands in a DocumentGate.
 */
export function DocumentProvider({ projectId, children }: { projectId: string; children: ReactNode }) {
  const opening = useOpening(projectId);
  const { opened } = opening;
  const streamState = useTopic(opened === undefined ? undefined : `project:${projectId}`, (message) =>
    opened?.takeMessage(message),
  );
  useEffect(() => {
    if (streamState === 'live') opened?.resume();
    if (streamState === 'offline') opened?.store.lose();
  }, [streamState, opened]);
  return <OpeningContext value={opening}>{children}</OpeningContext>;
}

/** Shows its children once the document is open; until then a skeleton, or why it is not. */
export function DocumentGate({ children }: { children: ReactNode }) {
  const { opened, error, retry } = use(OpeningContext);
  if (error !== undefined)
    return <ErrorState what="The project’s document could not be loaded" error={error} onRetry={retry} />;
  return opened === undefined ? <LoadingDocument /> : children;
}

/** A document that is open already, for what is inside. */
export function OpenedDocument({ opened, children }: { opened: OpenDocument; children: ReactNode }) {
  return <OpeningContext value={{ opened, retry: () => undefined }}>{children}</OpeningContext>;
}

/** Undefined while it loads, or when it could not be. */
export function useMaybeDocument(): OpenDocument | undefined {
  return use(OpeningContext).opened;
}

/** For what stands in a DocumentGate. */
export function useOpenDocument(): OpenDocument {
  const { opened } = use(OpeningContext);
  if (opened === undefined) throw new Error('There is no DocumentGate around this component.');
  return opened;
}

type Opening = { opened?: OpenDocument; error?: unknown };

function useOpening(projectId: string): Opening & { retry: () => void } {
  const [opening, setOpening] = useState<Opening>({});
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens again
  useEffect(() => {
    let isGone = false;
    let opened: OpenDocument | undefined;
    openDocument(projectId).then(
      (document) => {
        if (isGone) return document.close();
        opened = document;
        setOpening({ opened });
      },
      (error: unknown) => {
        if (!isGone) setOpening({ error });
      },
    );
    return () => {
      isGone = true;
      opened?.close();
      setOpening({});
    };
  }, [projectId, attempt]);
  return { ...opening, retry: () => setAttempt((count) => count + 1) };
}

function LoadingDocument() {
  return (
    <Loading what="the design" className="flex min-h-0 flex-1">
      <div className="hidden w-65 flex-col gap-2 border-line border-r p-3 md:flex">
        {[70, 52, 64, 40, 58].map((width) => (
          <Skeleton key={width} className="h-4" />
        ))}
      </div>
      <div className="grid flex-1 place-items-center">
        <div className="flex gap-24">
          <Skeleton className="h-16 w-60 rounded-lg" />
          <Skeleton className="hidden h-16 w-60 rounded-lg md:block" />
        </div>
      </div>
    </Loading>
  );
}
