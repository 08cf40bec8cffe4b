'use client';

import { useMaybeDocument } from '@/components/document/document-provider';
import { useDocumentState } from '@/components/document/use-document';
import { Initials } from '@/components/initials';
import { Tooltip } from '@/components/ui/tooltip';

const SHOWN = 4;

/** Who else has the project open. */
export function PeopleHere() {
  return useMaybeDocument() === undefined ? null : <People />;
}

function People() {
  const people = useDocumentState((state) => state.people);
  const persons = [...new Map(people.map((presence) => [presence.person.id, presence])).values()];
  if (persons.length === 0) return null;
  return (
    <ul aria-label="Also here" className="flex -space-x-1.5">
      {persons.slice(0, SHOWN).map(({ person }) => (
        <li key={person.id}>
          <Tooltip content={person.name}>
            <button type="button" aria-label={person.name} className="rounded-full ring-2 ring-surface">
              <Initials name={person.name} />
            </button>
          </Tooltip>
        </li>
      ))}
      {persons.length > SHOWN && <li className="pl-3 text-fg-subtle text-xs">+{persons.length - SHOWN}</li>}
    </ul>
  );
}
