import type { StageConfig } from '@chalice-studio/appspec';
import { type Finding, type Imported, type ImportFormat, sortFindings } from '@chalice-studio/interchange';
import { excessOf } from '../revisions/source-limit';
import { stageName } from '../stages/schema';
import type { Studio } from '../studio/studio';
import { loadProject } from './load-project';

export type ReadUpload = { format: ImportFormat | undefined; imported: Imported };

/** A file that somebody chose, as a document. */
export async function readUpload(studio: Studio, file: File): Promise<ReadUpload> {
  const read = await studio.importReader.read(new Uint8Array(await file.arrayBuffer()), file.name);
  if (read.format !== 'project') return { format: read.format, imported: fitting(read.imported) };
  return { format: 'project', imported: fitting(await loadProject(studio, read.files, read.findings)) };
}

/** Files that a studio has no room for are a reason to refuse; stages of such names are left out, and said. */
function fitting(imported: Imported): Imported {
  if (!imported.ok) return { ok: false, findings: sortFindings(imported.findings) };
  const findings: Finding[] = [...imported.findings];
  const excess = excessOf(imported.spec);
  if (excess !== undefined) {
    return { ok: false, findings: [{ severity: 'error', code: 'too-much-source', message: excess }] };
  }
  const seen = new Set<string>();
  const stages = imported.stages.filter(({ name }: StageConfig) => {
    const isFit = stageName.safeParse(name).success && !seen.has(name);
    seen.add(name);
    if (isFit) return true;
    const message = `The stage ${name} is left out: a stage’s name begins with a small letter and takes small letters, digits and -, 32 at most.`;
    findings.push({
      severity: 'warning',
      code: 'stage-name',
      message,
      file: '.chalice/config.json',
      pointer: `/stages/${name}`,
    });
    return false;
  });
  return { ...imported, stages, findings: sortFindings(findings) };
}
