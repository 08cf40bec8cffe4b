'use client';

import type { CapturePolicy } from '@chalice-studio/control-plane/privacy';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { api } from './api';

/** What of payloads the project of this page keeps; undefined until it is known, and nothing is read or kept until then. */
export function useCapturePolicy(): CapturePolicy | undefined {
  const { projectId } = useParams<{ projectId?: string }>();
  const input = { projectId: projectId ?? '' };
  const options = api.privacy.capture.queryOptions({ input, enabled: projectId !== undefined, staleTime: 60_000 });
  return useQuery(options).data;
}
