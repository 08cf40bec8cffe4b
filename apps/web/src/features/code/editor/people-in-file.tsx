'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { useCallback } from 'react';
import type { DocumentState } from '@/components/document/document-state';
import { useDocumentState, useSpec } from '@/components/document/use-document';

const peopleOf = (state: DocumentState) => state.people;

/** Who else is in a file and where, for those who do not see the cursors. */
export function PeopleInFile({ file }: { file: string }) {
  const people = useDocumentState(peopleOf);
  const text = useSpec(useCallback((spec: AppSpec) => spec.source[file], [file])) ?? '';
  const here = people.flatMap(({ clientId, person, cursor }) =>
    cursor?.file === file ? [{ clientId, name: person.name, ...cursor }] : [],
  );
  if (here.length === 0) return null;
  return (
    <ul aria-label="Also in this file" className="sr-only">
      {here.map(({ clientId, name, offset, anchor = offset }) => (
        <li key={clientId}>
          {name}, line {text.slice(0, offset).split('\n').length}
          {anchor === offset ? '' : `, ${Math.abs(anchor - offset)} characters selected`}
        </li>
      ))}
    </ul>
  );
}
