import { Loading, Skeleton } from '@/components/ui/skeleton';

export function StagesSkeleton() {
  return (
    <Loading what="stages" className="flex flex-1 flex-col">
      <div className="flex gap-2 border-line border-b bg-surface px-3 py-1.5">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="ml-auto h-7 w-24" />
      </div>
      <div className="grid grid-cols-[14rem_11rem_11rem_11rem] gap-x-3 gap-y-3 p-3">
        {Array.from({ length: 40 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never change
          <Skeleton key={index} className="h-5" />
        ))}
      </div>
    </Loading>
  );
}
