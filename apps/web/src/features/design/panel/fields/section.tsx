import type { ReactNode } from 'react';

/** A part of a form with a heading of its own. */
export function Section({ title, help, children }: { title: string; help?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-3 border-line border-t pt-4">
      <div>
        <h3 className="font-medium text-fg text-sm">{title}</h3>
        {help !== undefined && <p className="mt-0.5 text-fg-subtle text-xs">{help}</p>}
      </div>
      {children}
    </section>
  );
}

/** What is seldom needed: closed until asked for. */
export function MoreOptions({ label = 'More options', children }: { label?: string; children: ReactNode }) {
  return (
    <details className="group border-line border-t pt-3 [&[open]>summary]:mb-3">
      <summary className="cursor-default select-none rounded-sm text-fg-muted text-sm hover:text-fg">{label}</summary>
      <div className="space-y-4">{children}</div>
    </details>
  );
}
