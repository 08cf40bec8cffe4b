'use client';

import { later } from '@/lib/later';
import type { Act } from './act';

// Each comes when it is first asked for.
const NameDialog = later(() => import('./name-dialog').then((module) => module.NameDialog));
const BranchDialog = later(() => import('./branch-dialog').then((module) => module.BranchDialog));
const RestoreDialog = later(() => import('./restore-dialog').then((module) => module.RestoreDialog));

/** The dialog of what is asked for; nothing while that is nothing. */
export function ActDialog({ act, onClose }: { act: Act | undefined; onClose: () => void }) {
  if (act === undefined) return null;
  const { revision } = act;
  if (act.type === 'name') return <NameDialog revision={revision} name={act.name} onClose={onClose} />;
  if (act.type === 'branch') return <BranchDialog revision={revision} onClose={onClose} />;
  return <RestoreDialog revision={revision} onClose={onClose} />;
}
