'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { type FoundOutputs, findOutputs, outputFields } from '../model/stack-outputs';

type OutputsFormProps = { found: FoundOutputs; onFound: (found: FoundOutputs) => void };

/** The outputs as they were copied, in whatever form; each is found in them, and can be put right by hand. */
export function OutputsForm({ found, onFound }: OutputsFormProps) {
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const missing = outputFields.filter(({ key }) => found[key] === undefined || found[key] === '');
  const paste = (pasted: string) => {
    setText(pasted);
    const fresh = findOutputs(pasted);
    if (Object.keys(fresh).length === 0) return;
    onFound({ ...found, ...fresh });
    // What was not found can be seen at once.
    if (outputFields.some(({ key }) => ({ ...found, ...fresh })[key] === undefined)) setIsOpen(true);
  };
  const isUnreadable = text.trim() !== '' && Object.keys(findOutputs(text)).length === 0;
  return (
    <div className="space-y-3">
      <Field
        label="Outputs"
        help="JSON, a table or the console’s rows: as you copied them."
        {...(isUnreadable
          ? {
              error: 'None of the stack’s outputs are in this. Copy all that the command prints, or the table Outputs.',
            }
          : {})}
      >
        {(ids) => (
          <Textarea
            {...ids}
            isMono
            rows={4}
            placeholder={'[\n  { "OutputKey": "ObserveRoleArn", "OutputValue": "arn:aws:iam::…" },\n  …'}
            value={text}
            onChange={(event) => paste(event.target.value)}
          />
        )}
      </Field>
      <details
        className="rounded-lg border bg-surface"
        open={isOpen}
        onToggle={(event) => setIsOpen(event.currentTarget.open)}
      >
        <summary className="cursor-pointer rounded-lg px-4 py-2.5 text-fg text-sm">
          {missing.length === 0
            ? 'All five are here'
            : missing.length === outputFields.length
              ? 'Or type them in'
              : `Missing: ${missing.map(({ label }) => label.toLowerCase()).join(', ')}`}
        </summary>
        <div className="space-y-3 px-4 pb-4">
          {outputFields.map(({ key, label }) => (
            <Field key={key} label={label}>
              {(ids) => (
                <Input
                  {...ids}
                  isMono
                  autoComplete="off"
                  value={found[key] ?? ''}
                  onChange={(event) => onFound({ ...found, [key]: event.target.value.trim() })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
    </div>
  );
}
