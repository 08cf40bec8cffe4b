'use client';

import { type GeneratedProject, generate } from '@chalice-studio/codegen';
import { createDerived } from './derived';
import { useOpenDocument } from './document-provider';
import { type DocumentStore, specOf } from './document-store';
import { type Readable, useSelector } from './selector';

const generatedByStore = new WeakMap<DocumentStore, Readable<GeneratedProject>>();

/** The code of a document, written anew when the browser has time for it. Only pages that show code load the generator. */
export function generatedOf(store: DocumentStore): Readable<GeneratedProject> {
  const known = generatedByStore.get(store);
  if (known !== undefined) return known;
  const generated = createDerived({ store, read: specOf, compute: (spec) => generate(spec) });
  generatedByStore.set(store, generated);
  return generated;
}

const whole = (generated: GeneratedProject) => generated;

export function useGenerated(): GeneratedProject {
  return useSelector(generatedOf(useOpenDocument().store), whole);
}
