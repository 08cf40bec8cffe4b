'use client';

import { limits } from '@chalice-studio/appspec';
import { Field } from '@/components/ui/field';
import type { StageEditor } from '../../hooks';
import { messagesAt, settingsPath, type Value, valueAt } from '../../model/field-edits';
import { fieldGroups, stageFields } from '../../model/stage-fields';
import { PairsControl } from './pairs-control';
import { StageField } from './stage-field';

type SettingsFormProps = {
  editor: StageEditor;
  /** Of the stage as a whole, of all functions, or of one. */
  scope: 'stage' | 'function';
  functionName?: string;
};

/** Every setting of a scope, group by group. */
export function SettingsForm({ editor, scope, functionName }: SettingsFormProps) {
  return (
    <div className="space-y-6">
      {fieldGroups.map((group) => {
        const fields = stageFields.filter((field) => field.scope === scope && field.group === group);
        if (fields.length === 0) return null;
        return (
          <section key={group} aria-label={group} className="space-y-4">
            <h3 className="font-medium text-fg-muted text-sm">{group}</h3>
            {fields.map((field) => (
              <StageField key={field.key} editor={editor} field={field} functionName={functionName} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** The environment variables of all functions or of one. */
export function VariablesForm({ editor, functionName }: { editor: StageEditor; functionName?: string }) {
  const path = [...settingsPath(functionName), 'environmentVariables'];
  const { stage, problems } = editor;
  const error = messagesAt(problems, path);
  const label = `Environment variables of ${functionName ?? 'all functions'}`;
  // Whatever stands in a stage's document is JSON.
  const own = valueAt(stage.config, path) as Value | undefined;
  return (
    <Field
      label="Environment variables"
      help={`Lambda takes ${limits.environmentBytes.toLocaleString('en')} bytes of names and values. Everybody who may read the function’s configuration reads them: put secrets below.`}
      {...(error === undefined ? {} : { error })}
    >
      {(ids) => (
        <PairsControl
          ids={ids}
          own={own}
          label={label}
          noun="variable"
          problemOf={(name) => variableProblem(name, stage.config.secrets)}
          onChange={(value) => editor.set(label, value === undefined ? { path } : { path, value })}
        />
      )}
    </Field>
  );
}

export function variableProblem(name: string, secrets: readonly string[]): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name))
    return 'A variable begins with a letter, and at least one more letter, digit or _ follows.';
  if (secrets.includes(name))
    return `${name} is a secret of this stage. Remove the secret first, or choose another name.`;
  return undefined;
}
