'use client';

import { type Json, jsonSchema } from '@chalice-studio/appspec';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { FieldIds } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { BoundField, type BoundProps } from './bound-field';
import type { FieldBinding } from './entity-scope';
import { useDraft } from './use-draft';

type JsonFieldProps = BoundProps & {
  /** What “Add” begins with. */
  example: Json;
  addLabel?: string;
  shape?: 'object' | 'list';
  isRequired?: boolean;
};

/** JSON, checked as one types; stored only when it can be read. */
export function JsonField({ example, addLabel = 'Add', shape = 'object', isRequired, ...bound }: JsonFieldProps) {
  const [error, setError] = useState<string>();
  return (
    <BoundField {...bound} localError={error}>
      {(ids, binding) =>
        binding.value === undefined ? (
          <div>
            <Button id={ids.id} size="sm" onClick={() => binding.set(example)}>
              {addLabel}
            </Button>
          </div>
        ) : (
          <JsonText {...{ ids, binding, setError, shape, isRequired }} />
        )
      }
    </BoundField>
  );
}

type JsonTextProps = {
  ids: FieldIds;
  binding: FieldBinding;
  setError: (error: string | undefined) => void;
  shape: 'object' | 'list';
  isRequired: boolean | undefined;
};

function JsonText({ ids, binding, setError, shape, isRequired }: JsonTextProps) {
  const stored = JSON.stringify(binding.value, null, 2);
  const draft = useDraft(stored, (text) => {
    const read = readJson(text, shape);
    if ('value' in read) binding.set(read.value, { isTyping: true });
  });
  return (
    <>
      <Textarea
        {...ids}
        isMono
        rows={4}
        value={draft.value}
        onBlur={draft.onBlur}
        onChange={(event) => {
          const read = readJson(event.target.value, shape);
          setError('error' in read ? read.error : undefined);
          draft.onChange(event.target.value);
        }}
      />
      {isRequired !== true && (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            setError(undefined);
            binding.set(undefined);
          }}
        >
          Remove
        </Button>
      )}
    </>
  );
}

function readJson(text: string, shape: 'object' | 'list'): { value: Json } | { error: string } {
  try {
    const value = jsonSchema.parse(JSON.parse(text));
    const isList = Array.isArray(value);
    if (shape === 'list' ? isList : typeof value === 'object' && value !== null && !isList) return { value };
    return { error: shape === 'list' ? 'This must be a list: [ … ].' : 'This must be an object: { … }.' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    return { error: `Not JSON yet, and therefore not saved. ${reason}` };
  }
}
