'use client';

import type { Person } from '@chalice-studio/control-plane/contract';
import { useCallback } from 'react';
import type { DocumentState } from './document-state';
import { useDocumentState } from './use-document';

/** The others who have one of these selected, each once; the same list while nobody came or went. */
export function useOthersAt(ids: readonly string[]): readonly Person[] {
  const key = ids.join();
  return useDocumentState(
    useCallback((state: DocumentState) => othersAt(state.people, key === '' ? [] : key.split(',')), [key]),
    hasSamePeople,
  );
}

function othersAt(people: DocumentState['people'], ids: readonly string[]): Person[] {
  const here = people.filter(({ selection }) => ids.some((id) => selection.includes(id)));
  return [...new Map(here.map(({ person }) => [person.id, person])).values()];
}

function hasSamePeople(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => b[index]?.id === id);
}

/** “Selected by Ada and Bob.” */
export function selectedByWords(people: readonly Person[]): string | undefined {
  if (people.length === 0) return undefined;
  return `Selected by ${new Intl.ListFormat('en').format(people.map(({ name }) => name))}.`;
}
