import { type ReactNode, Suspense } from 'react';
import { ChaliceMark } from '@/components/chalice-mark';
import { AuthBackdrop } from '@/features/auth/components/auth-backdrop';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(420px,1fr)_1.4fr]">
      <main className="flex flex-col bg-surface px-6 py-6 lg:border-r">
        <span className="flex items-center gap-2 font-semibold text-base">
          <ChaliceMark className="size-6" />
          Chalice Studio
        </span>
        <div className="m-auto w-full max-w-80 py-12">
          <Suspense>{children}</Suspense>
        </div>
        <p className="text-fg-subtle text-xs">Design, run, deploy and watch serverless apps. On your own machine.</p>
      </main>
      <div className="dotted hidden items-center justify-center overflow-hidden lg:flex">
        <AuthBackdrop />
      </div>
    </div>
  );
}
