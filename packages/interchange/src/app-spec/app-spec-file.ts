import {
  APP_SPEC_VERSION,
  type AppSpec,
  appSpecSchema,
  checkSpec,
  inCanonicalOrder,
  type StageConfig,
  stageConfigSchema,
} from '@chalice-studio/appspec';
import { z } from 'zod';
import { type Finding, sortFindings } from '../finding';
import { type Imported, refused } from '../imported';
import { scanJson } from '../json-scan';
import { parseJson, placeOf } from '../json-text';

const FORMAT = 'chalice-studio/app';

/** A document with its stages as one file that another studio reads. Secrets are in neither. */
export function exportAppSpec(spec: AppSpec, stages: readonly StageConfig[]): string {
  return `${JSON.stringify({ format: FORMAT, spec: inCanonicalOrder(spec), stages: stages.map(portable) }, null, 2)}\n`;
}

/** A stage without what is of one studio's accounts: where it runs, and what its stacks call their data. */
const portable = (stage: StageConfig): StageConfig => ({ ...stage, target: { type: 'local' }, pinnedLogicalIds: {} });

const envelopeSchema = z.object({
  format: z.literal(FORMAT),
  spec: z.unknown(),
  stages: z.array(z.unknown()).default([]),
});

/** What `exportAppSpec` wrote, or a bare document. Refused with everything that is wrong with it, each at its line. */
export function importAppSpec(text: string, file: string): Imported {
  const parsed = parseJson(text, file);
  if ('finding' in parsed) return refused(parsed.finding);
  const envelope = envelopeSchema.safeParse(parsed.value);
  const { spec: given, stages: givenStages } = envelope.success ? envelope.data : { spec: parsed.value, stages: [] };
  const at = envelope.success ? '/spec' : '';
  const version = versionFinding(given, file);
  if (version !== undefined) return refused(version);
  const spec = appSpecSchema.safeParse(given);
  const stages = z.array(stageConfigSchema).safeParse(givenStages);
  const issues = [...issuesOf(spec, at), ...issuesOf(stages, '/stages')];
  if (!spec.success || !stages.success) return refused(...located(issues, text, file));
  const broken = checkSpec(spec.data).filter((problem) => problem.code.startsWith('missing-'));
  const findings = broken.map(({ code, message }): Finding => ({ severity: 'warning', code, message, file }));
  return { ok: true, spec: spec.data, stages: stages.data.map(portable), findings: sortFindings(findings) };
}

export function isAppSpec(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ('format' in value && value.format === FORMAT) || ('routes' in value && 'eventSources' in value);
}

function versionFinding(given: unknown, file: string): Omit<Finding, 'severity'> | undefined {
  const version = typeof given === 'object' && given !== null && 'version' in given ? given.version : undefined;
  if (typeof version === 'number' && version > APP_SPEC_VERSION) {
    const message = `${file} was written by a newer studio (version ${version}; this one reads up to ${APP_SPEC_VERSION}). Update this studio, or export it there as a project.`;
    return { code: 'newer-version', message, file };
  }
  return undefined;
}

type Issue = { pointer: string; message: string };

function issuesOf(result: z.ZodSafeParseResult<unknown>, at: string): Issue[] {
  return (result.error?.issues ?? []).flatMap((issue) => {
    const pointer = [at, ...issue.path.map(String)].join('/');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: `${pointer}/${key}`, message: `${key} is unknown here` }))
      : [{ pointer, message: issue.message }];
  });
}

function located(issues: readonly Issue[], text: string, file: string): Omit<Finding, 'severity'>[] {
  const places = new Map<string, number>();
  scanJson(text, (pointer, at) => places.set(pointer, at));
  return issues.map(({ pointer, message }) => {
    const position = nearest(places, pointer);
    const name = pointer === '' ? 'The document' : pointer.slice(1);
    return { code: 'broken-document', message: `${name}: ${message}.`, file, pointer, ...placeOf(text, position) };
  });
}

/** Of a value that is missing, where it would be. */
function nearest(places: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const position = places.get(at);
    if (position !== undefined) return position;
  }
  return places.get('') ?? 0;
}
