'use client';

import dynamic from 'next/dynamic';
import { Loading, Skeleton } from '@/components/ui/skeleton';

/** The editor is a large chunk of its own: it comes when code is first looked at. */
export const CodeEditor = dynamic(() => import('./monaco-editor').then((module) => module.MonacoEditor), {
  ssr: false,
  loading: () => (
    <Loading what="the editor" className="space-y-2.5 p-4">
      {[60, 42, 74, 30, 66, 50].map((width) => (
        <Skeleton key={width} className="h-3.5" />
      ))}
    </Loading>
  ),
});
