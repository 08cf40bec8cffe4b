'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { FieldIds } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Value } from '../../model/field-edits';
import { parseJson, policyProblem } from '../../model/field-values';

type JsonControlProps = {
  ids: FieldIds;
  own: Value | undefined;
  label: string;
  /** What “Add” begins with. */
  example: Value;
  onChange: (value: Value | undefined) => void;
};

/** A policy document, looked at as one types and saved when the field is left; what is no policy is kept here and not saved. */
export function JsonControl({ ids, own, label, example, onChange }: JsonControlProps) {
  const [draft, setDraft] = useState<string>();
  if (own === undefined && draft === undefined) {
    const words = `Add ${label.toLowerCase().replace(/^iam/, 'IAM')}`;
    return (
      <div>
        <Button
          id={ids.id}
          aria-label={words}
          aria-describedby={ids['aria-describedby']}
          onClick={() => onChange(example)}
        >
          {words}
        </Button>
      </div>
    );
  }
  const stored = own === undefined ? '' : JSON.stringify(own, null, 2);
  const text = draft ?? stored;
  const parsed = parseJson(text);
  const odd = 'error' in parsed ? undefined : policyProblem(parsed.value);
  const problem = 'error' in parsed ? parsed.error : odd && `${odd} Until then it is not saved.`;
  const commit = () => {
    if (draft === undefined || 'error' in parsed || odd !== undefined) return;
    if (JSON.stringify(parsed.value) !== JSON.stringify(own)) onChange(parsed.value);
    setDraft(undefined);
  };
  return (
    <>
      <Textarea
        {...ids}
        {...(problem === undefined ? {} : { 'aria-invalid': true as const })}
        isMono
        rows={6}
        className="max-w-2xl"
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
      />
      {problem !== undefined && (
        <p role="alert" className="pt-1 text-danger-text text-xs">
          {problem}
        </p>
      )}
    </>
  );
}
