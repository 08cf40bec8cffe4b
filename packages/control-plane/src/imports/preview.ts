import { type AppSpec, type ConstructKind, checkSpec, constructKinds, listEntities } from '@chalice-studio/appspec';
import type { ReadUpload } from './read-upload';
import type { ImportPreview } from './schema';

const MOST_FINDINGS = 500;
const MOST_PROBLEMS = 20;

/** What a person sees before anything is made. */
export function previewOf({ format, imported }: ReadUpload): ImportPreview {
  const shown = { findings: imported.findings.slice(0, MOST_FINDINGS), findingCount: imported.findings.length };
  if (!imported.ok || format === undefined) {
    return { status: 'refused', ...(format === undefined ? {} : { format }), ...shown };
  }
  const { spec, stages } = imported;
  const problems = checkSpec(spec).filter(({ severity }) => severity === 'error');
  return {
    ...{ status: 'ready', format, mode: spec.mode, suggestedName: fitName(spec.name) },
    constructs: constructCounts(spec),
    fileCount: Object.keys(spec.source).length,
    stages: stages.map(({ name }) => name),
    ...shown,
    problems: problems.slice(0, MOST_PROBLEMS).map(({ message }) => message),
    problemCount: problems.length,
  };
}

function constructCounts(spec: AppSpec): { kind: ConstructKind; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind } of listEntities(spec)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return constructKinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}

/** As a project can be called. */
function fitName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '');
  return words.slice(0, 64) || 'imported';
}
