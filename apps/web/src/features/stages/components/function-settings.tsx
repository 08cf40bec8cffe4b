'use client';

import { limits } from '@chalice-studio/appspec';
import { messagesAt, settingsPath } from '../field-edits';
import type { StageEditor } from '../hooks';
import { NumberField } from './number-field';
import { VariablesEditor } from './variables-editor';

/** Lambda's own settings, where Chalice sets none either. */
const lambdaDefaults = { memoryMb: 128, timeoutSeconds: 60 };

type FunctionSettingsProps = {
  editor: StageEditor;
  /** Undefined: of all functions. */
  functionName?: string;
};

/** Memory, timeout and variables of all functions, or those in which one of them differs. */
export function FunctionSettings({ editor, functionName }: FunctionSettingsProps) {
  const { stage, set, problems } = editor;
  const path = settingsPath(functionName);
  const common = stage.config.settings;
  const own = functionName === undefined ? common : (stage.config.functions[functionName] ?? {});
  const inherited = functionName === undefined ? {} : common;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <NumberField
          label="Memory"
          unit="MB"
          range={limits.lambdaMemoryMb}
          value={own.lambdaMemorySize}
          fallback={inherited.lambdaMemorySize ?? lambdaDefaults.memoryMb}
          error={messagesAt(problems, [...path, 'lambdaMemorySize'])}
          onChange={(value) => set({ path: [...path, 'lambdaMemorySize'], ...(value !== undefined && { value }) })}
        />
        <NumberField
          label="Timeout"
          unit="seconds"
          range={limits.lambdaTimeoutSeconds}
          value={own.lambdaTimeout}
          fallback={inherited.lambdaTimeout ?? lambdaDefaults.timeoutSeconds}
          error={messagesAt(problems, [...path, 'lambdaTimeout'])}
          onChange={(value) => set({ path: [...path, 'lambdaTimeout'], ...(value !== undefined && { value }) })}
        />
      </div>
      <div className="space-y-1">
        <h3 className="font-medium text-xs">Environment variables</h3>
        <VariablesEditor
          label={`Environment variables of ${functionName ?? 'all functions'}`}
          variables={own.environmentVariables ?? {}}
          secretNames={stage.config.secrets}
          messageOf={(name) => messagesAt(problems, [...path, 'environmentVariables', name])}
          onSet={(name, value) =>
            set({ path: [...path, 'environmentVariables', name], ...(value !== undefined && { value }) })
          }
        />
      </div>
    </div>
  );
}
