'use client';

import { emptyAppSpec } from '@chalice-studio/appspec';
import type { Revision } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSpec } from '@/components/document/use-document';
import { api } from '@/lib/api';
import type { Side } from '../diff/difference';

type ReadSide = {
  /** What the history says of it; nothing for the empty state before all revisions. */
  record: Revision | undefined;
  side: Side | undefined;
  error: Error | null;
  retry: () => void;
};

/** The project at a revision: 0 is before anything was made. What it was never changes, so it is read once. */
export function useSide(projectId: string, revision: number | undefined): ReadSide {
  const name = useSpec(nameOf);
  const { data, error, refetch } = useQuery(
    api.revisions.get.queryOptions({
      input: { projectId, revision: revision ?? 0 },
      staleTime: Number.POSITIVE_INFINITY,
      enabled: revision !== undefined && revision > 0,
    }),
  );
  const side = useMemo((): Side | undefined => {
    if (revision === 0) return { revision, spec: emptyAppSpec(name) };
    return data === undefined || revision === undefined ? undefined : { revision, spec: data.spec };
  }, [data, revision, name]);
  return { record: data?.revision, side, error, retry: () => void refetch() };
}

const nameOf = ({ name }: { name: string }) => name;
