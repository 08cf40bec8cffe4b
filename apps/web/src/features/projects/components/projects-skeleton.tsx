import { Loading, Skeleton } from '@/components/ui/skeleton';

export function ProjectsSkeleton() {
  return (
    <Loading what="projects" className="divide-y divide-line overflow-hidden rounded-lg border bg-surface">
      {['w-28', 'w-40', 'w-24', 'w-36'].map((width) => (
        <div key={width} className="flex h-16 items-center gap-4 px-4">
          <Skeleton className="size-8 rounded-md" />
          <div className="flex-1 space-y-2">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-64 max-w-full" />
          </div>
          <Skeleton className="h-5 w-40 max-md:hidden" />
          <Skeleton className="h-5 w-24 max-md:hidden" />
        </div>
      ))}
    </Loading>
  );
}

/** The page before its address is read. */
export function ProjectsPageSkeleton() {
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-6xl space-y-4 px-4 py-6 md:px-8 md:py-8">
        <h1 className="font-semibold text-fg text-xl tracking-tight">Projects</h1>
        <ProjectsSkeleton />
      </div>
    </main>
  );
}
