import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** What this is, in a sentence or two. */
  children?: ReactNode;
  /** The one thing to do here. */
  action?: ReactNode;
  /** What it looks like when it is not empty. */
  example?: ReactNode;
  /** It is all that the page shows: its title is the page's. */
  isPage?: boolean;
  className?: string;
};

export function EmptyState({ icon, title, children, action, example, isPage, className }: EmptyStateProps) {
  const Title = isPage === true ? 'h1' : 'h2';
  return (
    <section
      aria-label={title}
      className={cn('mx-auto flex max-w-sm flex-col items-center gap-3 px-4 py-12 text-center', className)}
    >
      {icon !== undefined && (
        <span className="flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-fg-subtle [&_svg]:size-5">
          {icon}
        </span>
      )}
      <div className="space-y-1">
        <Title className="font-medium text-base text-fg">{title}</Title>
        {children !== undefined && <div className="text-balance text-fg-muted text-sm">{children}</div>}
      </div>
      {action}
      {example !== undefined && <div className="w-full text-left">{example}</div>}
    </section>
  );
}
