'use client';

import type { ReactNode } from 'react';
import { useEdit } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { Field, type FieldIds } from '@/components/ui/field';
import { type FieldBinding, type Path, useFieldOf, useIsOfCode } from './entity-scope';

export type BoundProps = {
  path: Path;
  label: string;
  help?: ReactNode;
  isOptional?: boolean;
  layout?: 'stacked' | 'row';
};

/** A field of the entity in scope with its label, help, problems, and what mends them. */
export function BoundField({
  path,
  label,
  help,
  isOptional,
  layout,
  localError,
  children,
}: BoundProps & { localError?: string | undefined; children: (ids: FieldIds, binding: FieldBinding) => ReactNode }) {
  const binding = useFieldOf(path);
  const edit = useEdit();
  const isOfCode = useIsOfCode(path);
  const error = localError ?? binding.error;
  const fixes = binding.problems.flatMap((problem) => problem.fix ?? []);
  return (
    <div
      data-field={path.join('.')}
      className="scroll-mt-4 rounded-md outline-offset-4 transition-shadow data-marked:outline-2 data-marked:outline-accent"
    >
      <Field
        label={label}
        {...(help === undefined ? {} : { help })}
        {...(isOptional === undefined ? {} : { isOptional })}
        {...(layout === undefined ? {} : { layout })}
        {...(error === undefined ? {} : { error })}
        {...(binding.warning === undefined ? {} : { warning: binding.warning })}
      >
        {(ids) => (
          <fieldset disabled={isOfCode} className="min-w-0 space-y-1">
            {children(ids, binding)}
          </fieldset>
        )}
      </Field>
      {!isOfCode &&
        fixes.map((fix) => (
          <Button key={fix.label} size="sm" className="mt-1" onClick={() => edit(fix.edits)}>
            {fix.label}
          </Button>
        ))}
    </div>
  );
}
