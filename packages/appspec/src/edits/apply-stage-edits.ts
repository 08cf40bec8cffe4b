import { z } from 'zod';
import { STAGE_ID } from '../checks/stage-id';
import type { Json } from '../json';
import type { Problem } from '../problem';
import { type StageConfig, stageConfigSchema } from '../stage-config';
import { problemOfIssue } from './issue';
import { replacedAt, withValue } from './json-path';

/** Sets one field of a stage's configuration, however deep (`['settings', 'lambdaTimeout']`); without `value` it is unset. */
export const stageEditSchema = z.strictObject({ path: z.array(z.string()).min(1), value: z.json().optional() });
export type StageEdit = z.infer<typeof stageEditSchema>;

/** `inverse` undoes the edits when applied to `stage`. */
export type ApplyStageResult =
  | { ok: true; stage: StageConfig; inverse: readonly StageEdit[] }
  | { ok: false; problems: readonly Problem[] };

/** Fields that name data or are written by deployments. */
const readOnly: Readonly<Record<string, string>> = {
  version: 'The version of the document cannot change.',
  name: 'A stage keeps its name: its resources and its data are named by it. Create another stage instead.',
  pinnedLogicalIds: 'Deployments keep the logical ids of resources; they cannot be set.',
};

/** Applies edits in order to an immutable configuration. An invalid edit changes nothing and answers with every problem. */
export function applyStageEdits(stage: StageConfig, edits: readonly StageEdit[]): ApplyStageResult {
  const problems: Problem[] = [];
  const inverse: StageEdit[] = [];
  let current = stage as Json;
  for (const { path, value } of edits) {
    const refusal = readOnly[path[0] ?? ''];
    if (refusal !== undefined) {
      problems.push({ entityId: STAGE_ID, path, code: 'read-only-field', severity: 'error', message: refusal });
      continue;
    }
    inverse.unshift(replacedAt(current, path));
    current = withValue(current, path, value);
  }
  const parsed = stageConfigSchema.safeParse(current);
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => problemOfIssue(STAGE_ID, issue)));
  if (problems.length > 0 || !parsed.success) return { ok: false, problems };
  return { ok: true, stage: parsed.data, inverse };
}
