'use client';

import { may, useProjectRole } from '@/lib/me';
import { useOpenDocument } from './document-provider';

/** Whether this person may change the design and the code. The studio decides; here it is what is offered. */
export function useMayEdit(): boolean {
  return may(useProjectRole(useOpenDocument().projectId), 'edit');
}
