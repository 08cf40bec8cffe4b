'use client';

import { type AppSpec, type Handler, lineOfExport } from '@chalice-studio/appspec';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useProjectHref } from '@/lib/url-state';
import { CodeEditor } from './editor/code-editor';

/** A handler's code in the design's panel: the same editor, at the function. */
export function HandlerCode({ handler }: { handler: Handler }) {
  const router = useRouter();
  const href = useProjectHref();
  const { file, export: name } = handler;
  const line = useSpec(useCallback((spec: AppSpec) => lineOfExport(spec.source[file] ?? '', name), [file, name]));
  const exists = useSpec(useCallback((spec: AppSpec) => spec.source[file] !== undefined, [file]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it was when it was opened; typing moves it, and must not move the cursor
  const lines = useMemo(() => (line === undefined ? undefined : { from: line, to: line }), [file, name]);
  if (!exists)
    return (
      <EmptyState title={`There is no file ${file}`}>
        Choose another handler, or write it: Config offers both.
      </EmptyState>
    );
  return (
    <>
      <div className="flex h-9 shrink-0 items-center justify-between border-line border-b pr-2 pl-4">
        <span className="truncate font-mono text-fg-muted text-xs">{file}</span>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => router.push(href('code', { file, ...(line === undefined ? {} : { line: String(line) }) }))}
        >
          Open in Code
        </Button>
      </div>
      <div className="relative min-h-0 flex-1">
        <CodeEditor file={file} isReadOnly={false} lines={lines} />
      </div>
    </>
  );
}
