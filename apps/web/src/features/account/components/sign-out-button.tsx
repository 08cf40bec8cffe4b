'use client';

import { LogOut } from 'lucide-react';
import { useSignOut } from '@/components/sign-out';
import { Button } from '@/components/ui/button';

export function SignOutButton({ className }: { className?: string }) {
  return (
    <Button onClick={useSignOut()} className={className}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
