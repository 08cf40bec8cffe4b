'use client';

import type { Revision } from '@chalice-studio/control-plane/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useDocumentState } from '@/components/document/use-document';
import { api } from '@/lib/api';
import { useTopic } from '@/lib/stream/stream';

/** The history's lines, newest first, page by page; read again whenever anybody adds to it. */
export function useRevisions({ isNamedOnly = false }: { isNamedOnly?: boolean } = {}) {
  const { projectId } = useOpenDocument();
  const queryClient = useQueryClient();
  const current = useDocumentState((state) => state.document.revision);
  const list = useInfiniteQuery(
    api.revisions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ projectId, limit: 100 },
        ...(isNamedOnly ? { filter: 'named' as const } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again for each new revision
  useEffect(() => void list.refetch(), [current]);
  useTopic(
    `project:${projectId}`,
    useCallback(
      (message) => {
        if (message.type === 'history') void queryClient.invalidateQueries({ queryKey: api.revisions.key() });
      },
      [queryClient],
    ),
  );
  const revisions: Revision[] | undefined = list.data?.pages.flatMap((page) => page.items);
  return { list, revisions, current };
}
