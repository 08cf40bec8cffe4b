import { type ReactNode, Suspense } from 'react';
import { AfterHydration } from '@/components/after-hydration';
import { StudioShell } from '@/features/shell/components/studio-shell';

export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <StudioShell>
      <Suspense>
        <AfterHydration>{children}</AfterHydration>
      </Suspense>
    </StudioShell>
  );
}
