import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
      <EmptyState
        isPage
        icon={<Compass />}
        title="There is no such page"
        action={
          <Button variant="primary" size="lg" asChild>
            <Link href="/">All projects</Link>
          </Button>
        }
      >
        The address is mistyped, or what it led to was deleted. Ask whoever sent you the link.
      </EmptyState>
    </main>
  );
}
