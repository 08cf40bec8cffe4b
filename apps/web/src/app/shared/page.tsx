import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AfterHydration } from '@/components/after-hydration';
import { SharedScreen } from './shared-screen';

export const metadata: Metadata = { title: 'Shared project', robots: { index: false } };

export default function Page() {
  return (
    <Suspense>
      <AfterHydration>
        <SharedScreen />
      </AfterHydration>
    </Suspense>
  );
}
