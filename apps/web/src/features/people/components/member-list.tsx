'use client';

import type { Member, Team } from '@chalice-studio/control-plane/contract';
import { Search } from 'lucide-react';
import { useDeferredValue } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { IconInput } from '@/components/ui/input';
import { useUrlState } from '@/lib/url-state';
import { MemberRow } from './member-row';

/** From so many on, a list is searched rather than read. */
const searchedFrom = 8;

export function MemberList({ team, members }: { team: Team; members: readonly Member[] }) {
  const [text = '', setText] = useUrlState('q');
  const words = useDeferredValue(text).toLowerCase();
  const found = members.filter(({ person }) => `${person.name} ${person.email}`.toLowerCase().includes(words));
  return (
    <section aria-labelledby="members">
      <div className="flex min-h-8 flex-wrap items-center gap-2 pb-2">
        <h2 id="members" className="mr-auto font-medium text-base text-fg">
          Members <span className="font-normal text-fg-subtle tabular-nums">{members.length}</span>
        </h2>
        {members.length >= searchedFrom && (
          <IconInput
            icon={<Search />}
            type="search"
            aria-label="Search members"
            placeholder="Search members"
            className="w-full sm:w-56"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </div>
      {found.length === 0 ? (
        <EmptyState
          icon={<Search />}
          title={`Nobody matches “${text}”`}
          action={<Button onClick={() => setText('')}>Clear the search</Button>}
        >
          Names and e-mail addresses are searched.
        </EmptyState>
      ) : (
        <ul aria-label="Members" className="divide-y divide-line rounded-lg border bg-surface">
          {found.map((member) => (
            <MemberRow key={member.person.id} team={team} member={member} members={members} />
          ))}
        </ul>
      )}
    </section>
  );
}
