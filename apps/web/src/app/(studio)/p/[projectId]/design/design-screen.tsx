'use client';

import { DesignPage } from '@/features/design/design-page';

/** Where the design meets what other features know of a construct. */
export function DesignScreen({ projectId }: { projectId: string }) {
  return <DesignPage key={projectId} />;
}
