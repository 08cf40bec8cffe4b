import type { StageConfig } from '@chalice-studio/appspec';
import { type FieldEdit, valueAt } from './field-edits';
import { wordsOf } from './field-values';
import { stageFields } from './stage-fields';

/** What stands now where a change was not saved, and what that change was: “Memory is 2,048 MB now; yours, 1,024 MB, is not saved.” */
export function overtakenWords(edits: readonly FieldEdit[], now: StageConfig): string {
  return edits
    .map(({ path, value }) => {
      const key = path.at(-1) ?? '';
      const field = path.includes('environmentVariables') ? undefined : stageFields.find((each) => each.key === key);
      const theirs = valueAt(now, path);
      const words = (each: unknown) => {
        if (field !== undefined) return wordsOf(field, each as FieldEdit['value']);
        return each === undefined ? 'not set' : `“${String(each)}”`;
      };
      return `${field?.label ?? key} is ${words(theirs)} now; yours, ${words(value)}, is not saved.`;
    })
    .join(' ');
}
