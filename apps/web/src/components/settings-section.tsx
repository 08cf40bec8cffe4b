import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/class-names';

type SectionProps = {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A group of settings: what it is at the left, its fields at the right. */
export function SettingsSection({ title, description, action, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn('grid gap-x-8 gap-y-3 border-b py-6 last:border-b-0 xl:grid-cols-[240px_minmax(0,1fr)]', className)}
    >
      <div className="space-y-1">
        <h2 id={id} className="font-medium text-base text-fg">
          {title}
        </h2>
        {description !== undefined && <p className="text-fg-muted text-xs">{description}</p>}
        {action}
      </div>
      <div className="min-w-0 space-y-4">{children}</div>
    </section>
  );
}
