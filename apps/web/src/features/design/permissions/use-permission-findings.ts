'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useSettledRevision } from '@/components/document/use-settled-revision';
import { api } from '@/lib/api';
import { openFindings, type UseFindings } from './permission-edits';

const none: UseFindings = { missing: [], unused: [], unclear: [] };

/** What the handlers' code does with resources against what the design grants; read again after each pause in typing. */
export function usePermissionFindings(): UseFindings {
  const { projectId } = useOpenDocument();
  const spec = useDesignSpec();
  const revision = useSettledRevision();
  const { data } = useQuery({
    ...api.code.proposals.queryOptions({ input: { projectId } }),
    queryKey: [...api.code.proposals.queryKey({ input: { projectId } }), revision],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: 1,
    placeholderData: (before) => before,
  });
  return useMemo(() => (data === undefined ? none : openFindings(spec, data)), [spec, data]);
}
