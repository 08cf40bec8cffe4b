import { type Json, type Problem, STAGE_ID, type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';

/** Sets a field of a stage's configuration; without `value` it is unset. */
export type FieldEdit = { path: string[]; value?: Json | undefined };

/** Decided elsewhere: the name at creation, the target by `setTarget`, logical ids by deployments. */
const readOnly = ['version', 'name', 'target', 'pinnedLogicalIds'];

export function setFields(
  config: StageConfig,
  edits: readonly FieldEdit[],
): { config: StageConfig } | { problems: Problem[] } {
  const refused = edits.filter(({ path: [field = ''] }) => readOnly.includes(field));
  if (refused.length > 0) {
    return {
      problems: refused.map(({ path }) => problem(path, 'read-only-field', `${path.join('.')} cannot be set here.`)),
    };
  }
  const parsed = stageConfigSchema.safeParse(
    edits.reduce<Json>((value, edit) => withField(value, edit.path, edit.value), config as Json),
  );
  if (parsed.success) return { config: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => {
      const path = issue.path.map(String);
      return problem(path, 'invalid-value', `${path.join('.')}: ${issue.message}`);
    }),
  };
}

function withField(value: Json, [key, ...rest]: readonly string[], next: Json | undefined): Json {
  if (key === undefined) return next ?? null;
  const object = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
  const { [key]: child, ...others } = object;
  if (rest.length === 0 && next === undefined) return others;
  // fromEntries, so that a key such as `__proto__` becomes a property like any other.
  const entry = [key, withField(child ?? {}, rest, next)] as const;
  return Object.fromEntries([...Object.entries(object).filter(([name]) => name !== key), entry]);
}

function problem(path: string[], code: string, message: string): Problem {
  return { entityId: STAGE_ID, path, code, severity: 'error', message };
}
