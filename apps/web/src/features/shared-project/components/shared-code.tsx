'use client';

import type { AppSpec, SourceTree } from '@chalice-studio/appspec';
import { useQuery } from '@tanstack/react-query';
import { FileCode2 } from 'lucide-react';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { useUrlState } from '@/lib/url-state';

/** The files that the design becomes. They are generated here, in the browser. */
export function SharedCode({ spec, revision }: { spec: AppSpec; revision: number }) {
  const [file, setFile] = useUrlState('file');
  const tree = useQuery({
    queryKey: ['shared', 'tree', spec.name, revision],
    queryFn: async (): Promise<SourceTree> => {
      const { generate } = await import('@chalice-studio/codegen');
      return generate(spec, []).tree;
    },
  });
  if (tree.isLoadingError) {
    return <ErrorState what="The code could not be generated" error={tree.error} onRetry={() => tree.refetch()} />;
  }
  if (tree.data === undefined) {
    return (
      <Loading what="the code" className="space-y-2 p-4">
        <Skeleton className="h-4 w-64" />
        <Skeleton className="h-4 w-96" />
      </Loading>
    );
  }
  const files = Object.keys(tree.data).sort();
  const shown = file !== undefined && file in tree.data ? file : (files.find((each) => each === 'app.ts') ?? files[0]);
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <nav
        aria-label="Files"
        className="shrink-0 overflow-auto bg-surface p-2 max-md:max-h-40 max-md:border-b md:w-64 md:border-r"
      >
        <ul>
          {files.map((each) => (
            <li key={each}>
              <button
                type="button"
                aria-current={each === shown ? 'true' : undefined}
                onClick={() => setFile(each)}
                className={cn(
                  'flex h-7 w-full items-center gap-2 rounded-md px-2 text-left font-mono text-xs hover:bg-hover',
                  each === shown && 'bg-active',
                )}
              >
                <FileCode2 aria-hidden className="size-3.5 shrink-0 text-fg-subtle" />
                <span className="truncate" title={each}>
                  {each}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-h-0 min-w-0 flex-1 overflow-auto p-4">
        {shown !== undefined && (
          <CodeBlock code={tree.data[shown] ?? ''} label={`Copy ${shown}`} className="[&_pre]:max-h-none" />
        )}
      </div>
    </div>
  );
}
