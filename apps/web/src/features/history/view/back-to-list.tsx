'use client';

import { ArrowLeft } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';

/** In a narrow window, where list and revision are each a page of their own. */
export function BackToList({ onBack }: { onBack: (() => void) | undefined }) {
  if (onBack === undefined) return null;
  return (
    <IconButton label="Back to the list" onClick={onBack}>
      <ArrowLeft />
    </IconButton>
  );
}
