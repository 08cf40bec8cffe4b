import { cn } from '@/lib/class-names';

/** A grey piece in the place and size of what is still loading. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('shimmer block rounded-sm', className)} />;
}

/** Around skeletons: says to those who hear the page what they wait for. */
export function Loading({
  what,
  className,
  children,
}: {
  what: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">Loading {what}…</span>
      {children}
    </div>
  );
}
