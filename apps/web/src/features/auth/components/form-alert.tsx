import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** What went wrong with the form as a whole. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft p-2.5 text-danger-text">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>{children}</span>
    </p>
  );
}
