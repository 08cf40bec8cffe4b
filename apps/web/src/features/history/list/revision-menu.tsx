'use client';

import type { Revision } from '@chalice-studio/control-plane/contract';
import { Ellipsis, GitBranch, GitCompareArrows, RotateCcw, Tag, X } from 'lucide-react';
import { useState } from 'react';
import { useDocumentState } from '@/components/document/use-document';
import { useMayEdit } from '@/components/document/use-may-edit';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { writeUrlState } from '@/lib/url-state';
import type { Act } from '../acts/act';
import { ActDialog } from '../acts/act-dialog';
import { useRemoveName } from '../acts/use-remove-name';

/** Everything that can be done with one revision. */
export function RevisionMenu({ revision: record, isCurrent }: { revision: Revision; isCurrent: boolean }) {
  const { revision, named } = record;
  const [act, setAct] = useState<Act>();
  const mayEdit = useMayEdit();
  const removeName = useRemoveName();
  const current = useDocumentState((state) => state.document.revision);
  const compare = () => writeUrlState({ from: String(revision), to: String(current) }, { history: 'push' });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton
            label={`More of revision ${revision}`}
            size="sm"
            className="opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 max-md:opacity-100"
          >
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {mayEdit && (
            <DropdownMenuItem
              onSelect={() => setAct({ type: 'name', revision, ...(named === null ? {} : { name: named.name }) })}
            >
              <Tag /> {named === null ? 'Name…' : 'Rename…'}
            </DropdownMenuItem>
          )}
          {mayEdit && named !== null && (
            <DropdownMenuItem onSelect={() => removeName(revision, named.name)}>
              <X /> Remove the name
            </DropdownMenuItem>
          )}
          {!isCurrent && (
            <DropdownMenuItem onSelect={compare}>
              <GitCompareArrows /> Compare with now
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => setAct({ type: 'branch', revision })}>
            <GitBranch /> Branch to a new project…
          </DropdownMenuItem>
          {mayEdit && !isCurrent && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => setAct({ type: 'restore', revision })}>
                <RotateCcw /> Restore…
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <ActDialog act={act} onClose={() => setAct(undefined)} />
    </>
  );
}
