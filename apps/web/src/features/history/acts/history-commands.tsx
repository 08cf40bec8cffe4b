'use client';

import { GitBranch, GitCompareArrows, Tag } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useMaybeDocument, useOpenDocument } from '@/components/document/document-provider';
import { useMayEdit } from '@/components/document/use-may-edit';
import { type Command, useCommands } from '@/lib/commands';
import { useProjectHref } from '@/lib/url-state';
import type { Act } from './act';
import { ActDialog } from './act-dialog';

/** What can be done with the present revision from every page of a project, by ⌘K. */
export function HistoryCommands() {
  return useMaybeDocument() === undefined ? null : <Commands />;
}

function Commands() {
  const { store } = useOpenDocument();
  const [act, setAct] = useState<Act>();
  const mayEdit = useMayEdit();
  const router = useRouter();
  const href = useProjectHref();
  const commands = useMemo((): Command[] => {
    const ask = (type: Act['type']) => () => setAct({ type, revision: store.getState().document.revision });
    const compare = () => {
      const { revision } = store.getState().document;
      router.push(href('history', { from: String(Math.max(1, revision - 1)), to: String(revision) }));
    };
    const group = 'History';
    return [
      ...(mayEdit
        ? [
            {
              id: 'name-revision',
              title: 'Name this revision…',
              group,
              icon: <Tag />,
              keywords: ['version', 'tag'],
              run: ask('name'),
            },
          ]
        : []),
      {
        id: 'branch',
        title: 'Branch to a new project…',
        group,
        icon: <GitBranch />,
        keywords: ['copy', 'fork'],
        run: ask('branch'),
      },
      {
        id: 'compare',
        title: 'Compare revisions',
        group,
        icon: <GitCompareArrows />,
        keywords: ['diff'],
        run: compare,
      },
    ];
  }, [store, mayEdit, router, href]);
  useCommands(commands);
  return <ActDialog act={act} onClose={() => setAct(undefined)} />;
}
