'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/me';
import { OpenIdSection } from './open-id-section';
import { PeopleSection } from './people-section';
import { RecordsSection } from './records-section';
import { SignUpSection } from './sign-up-section';

/** The studio as a whole, for whoever runs it. To others it is a page that is not there. */
export function AdministrationPage() {
  const me = useMe();
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-4xl px-4 py-6 md:px-8 md:py-8">
        {me === undefined && (
          <Loading what="the page" className="space-y-4">
            <Skeleton className="h-6 w-48" />
            <Skeleton className="h-40 w-full rounded-lg" />
          </Loading>
        )}
        {me?.person.isAdministrator === false && <NothingHere />}
        {me?.person.isAdministrator === true && (
          <>
            <h1 className="font-semibold text-fg text-xl tracking-tight">Administration</h1>
            <p className="pt-1 text-fg-muted">
              The studio as a whole. Projects and teams stay with their members: an administrator sees no more of them
              than anybody else.
            </p>
            <SignUpSection />
            <OpenIdSection />
            <PeopleSection />
            <RecordsSection />
          </>
        )}
      </div>
    </main>
  );
}

function NothingHere() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="There is nothing here"
      action={
        <Button asChild>
          <Link href="/">Go to the projects</Link>
        </Button>
      }
    >
      The address may be mistyped.
    </EmptyState>
  );
}
