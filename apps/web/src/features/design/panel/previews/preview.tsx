import type { ReactNode } from 'react';

/** What a setting means, below the fields that it follows from. */
export function Preview({ label, children }: { label: string; children: ReactNode }) {
  return (
    <figure className="mt-2 rounded-md border border-line bg-sunken px-2.5 py-2 text-xs">
      <figcaption className="mb-1 text-fg-subtle">{label}</figcaption>
      {children}
    </figure>
  );
}

/** Something to try with: closed until asked for. */
export function Tryout({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line bg-sunken text-xs [&[open]>summary]:border-line [&[open]>summary]:border-b">
      <summary className="cursor-default select-none rounded-md px-2.5 py-1.5 text-fg-muted hover:text-fg">
        {label}
      </summary>
      <div className="space-y-2 p-2.5">{children}</div>
    </details>
  );
}
