'use client';

import type { AppSpec, SourceTree } from '@chalice-studio/appspec';
import { useMemo } from 'react';
import { useSpec } from '@/components/document/use-document';
import { useGenerated } from '@/components/document/use-generated';

const sourceOf = (spec: AppSpec) => spec.source;

/** All files: what is generated, with people's files as they are this moment. */
export function useCodeTree(): SourceTree {
  const { tree, origins } = useGenerated();
  const source = useSpec(sourceOf);
  return useMemo(() => {
    const generated = Object.entries(tree).filter(([path]) => origins[path] !== undefined);
    return { ...Object.fromEntries(generated), ...source };
  }, [tree, origins, source]);
}
