'use client';

import { Share2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { useCommands } from '@/lib/commands';
import { later } from '@/lib/later';

const ShareDialog = later(() => import('./share-dialog').then((module) => module.ShareDialog));

/** Opens who can open the project. */
export function ShareButton({ projectId }: { projectId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  useCommands(
    useMemo(
      () => [{ id: 'share', title: 'Share project…', group: 'Project', icon: <Share2 />, run: () => setIsOpen(true) }],
      [],
    ),
  );
  return (
    <>
      <IconButton label="Share" variant="secondary" onClick={() => setIsOpen(true)}>
        <Share2 />
      </IconButton>
      {isOpen && <ShareDialog projectId={projectId} onClose={() => setIsOpen(false)} />}
    </>
  );
}
