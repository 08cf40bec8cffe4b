'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createVisitorClient, type VisitorClient } from '@/lib/visitor-api';

export function useVisitor(secret: string): VisitorClient {
  return useMemo(() => createVisitorClient(secret), [secret]);
}

/** What the link opens. Read again now and then: it may be withdrawn, and the design goes on. */
export function useSharedProject(visitor: VisitorClient, secret: string) {
  return useQuery({ queryKey: ['shared', secret, 'open'], queryFn: () => visitor.shares.open(), staleTime: 60_000 });
}

export function useSharedDocument(visitor: VisitorClient, secret: string, projectId: string | undefined) {
  return useQuery({
    queryKey: ['shared', secret, 'document'],
    queryFn: () => visitor.revisions.open({ projectId: projectId ?? '' }),
    enabled: projectId !== undefined,
    staleTime: 60_000,
  });
}

const pageSize = 200;

export function useSharedLogs(visitor: VisitorClient, secret: string, stageId: string) {
  return useQuery({
    queryKey: ['shared', secret, 'logs', stageId],
    queryFn: () => visitor.logs.query({ stageId, limit: pageSize }),
    refetchInterval: 10_000,
  });
}
