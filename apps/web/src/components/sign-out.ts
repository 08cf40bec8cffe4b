'use client';

import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '@/lib/session';
import { resetStream } from '@/lib/stream/stream';
import { toast } from './ui/toast';

/** Ends the session; nothing of it stays in memory or in other tabs' stream. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    const refusal = await signOut();
    if (refusal !== undefined) {
      toast.message('You are still signed in', { description: refusal.message });
      return;
    }
    resetStream();
    queryClient.clear();
    window.location.assign('/sign-in');
  };
}
