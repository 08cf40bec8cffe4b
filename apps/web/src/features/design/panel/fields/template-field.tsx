'use client';

import { type Json, jsonSchema } from '@chalice-studio/appspec';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { FieldIds } from '@/components/ui/field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { BoundField, type BoundProps } from './bound-field';
import type { FieldBinding } from './entity-scope';
import { useDraft } from './use-draft';

type TemplateFieldProps = BoundProps & { example: Json; addLabel: string };
type Yaml = typeof import('./template-yaml');

/** A part of a CloudFormation template, written in JSON or YAML; checked as one types, and stored when it can be read. */
export function TemplateField({ example, addLabel, ...bound }: TemplateFieldProps) {
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
          <TemplateText {...{ ids, binding, setError }} />
        )
      }
    </BoundField>
  );
}

type TemplateTextProps = { ids: FieldIds; binding: FieldBinding; setError: (error: string | undefined) => void };

function TemplateText({ ids, binding, setError }: TemplateTextProps) {
  // The reader of YAML comes when somebody writes it.
  const [yaml, setYaml] = useState<Yaml>();
  const value = binding.value ?? {};
  const stored = yaml === undefined ? JSON.stringify(value, null, 2) : yaml.writeYaml(value);
  const draft = useDraft(stored, (text) => {
    const read = readTemplate(text, yaml);
    if ('value' in read) binding.set(read.value, { isTyping: true });
  });
  const write = async (format: 'json' | 'yaml') => {
    draft.onBlur();
    setError(undefined);
    if (format === 'json') return setYaml(undefined);
    try {
      const loaded = await import('./template-yaml');
      setYaml(() => loaded);
    } catch (cause) {
      toast.failure('YAML could not be loaded', cause);
    }
  };
  return (
    <>
      <SegmentedControl
        aria-label="Language"
        value={yaml === undefined ? 'json' : 'yaml'}
        onChange={(format) => void write(format)}
        options={[
          { value: 'json', label: 'JSON' },
          { value: 'yaml', label: 'YAML' },
        ]}
      />
      <Textarea
        {...ids}
        isMono
        rows={8}
        className="max-h-[60vh]"
        value={draft.value}
        onBlur={() => {
          // What cannot be read yet stays to be mended; it would be lost with the field.
          if ('value' in readTemplate(draft.value, yaml)) draft.onBlur();
        }}
        onChange={(event) => {
          const read = readTemplate(event.target.value, yaml);
          setError('error' in read ? read.error : undefined);
          draft.onChange(event.target.value);
        }}
      />
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
    </>
  );
}

function readTemplate(text: string, yaml: Yaml | undefined): { value: Json } | { error: string } {
  try {
    const value = jsonSchema.parse(yaml === undefined ? JSON.parse(text) : (yaml.parseYaml(text) ?? {}));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
    return { error: 'A part of a template is an object: names and what they are.' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    return { error: `Not ${yaml === undefined ? 'JSON' : 'YAML'} yet, and therefore not saved. ${reason}` };
  }
}
