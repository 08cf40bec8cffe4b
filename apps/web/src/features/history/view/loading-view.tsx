import { Loading, Skeleton } from '@/components/ui/skeleton';

export function LoadingView() {
  return (
    <Loading what="the revision" className="flex-1 space-y-3 p-5">
      <Skeleton className="h-5 w-72 max-w-full" />
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-32 w-full" />
    </Loading>
  );
}
