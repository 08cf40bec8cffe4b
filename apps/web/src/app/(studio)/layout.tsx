import { type ReactNode, Suspense } from 'react';
import { StudioShell } from '@/features/shell/components/studio-shell';

export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <StudioShell>
      <Suspense>{children}</Suspense>
    </StudioShell>
  );
}
