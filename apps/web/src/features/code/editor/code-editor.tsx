'use client';

import { Loading, Skeleton } from '@/components/ui/skeleton';
import { later } from '@/lib/later';

/** The editor is a large chunk of its own: it comes when code is first looked at. */
export const CodeEditor = later(
  () => import('./monaco-editor').then((module) => module.MonacoEditor),
  () => (
    <Loading what="the editor" className="space-y-2.5 p-4">
      {[60, 42, 74, 30, 66, 50].map((width) => (
        <Skeleton key={width} className="h-3.5" />
      ))}
    </Loading>
  ),
);
