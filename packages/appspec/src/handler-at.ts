import type { AppSpec, Entity } from './app-spec';
import { listEntities } from './entities';

/** The constructs that run the function around a line of a person's file; none where the line is in no handler. */
export function constructsOfLine(
  spec: AppSpec,
  { file, line }: { file: string; line: number },
): Extract<Entity, { handler: unknown }>[] {
  const name = exportAround(spec.source[file] ?? '', line);
  if (name === undefined) return [];
  return listEntities(spec).filter(
    (entity): entity is Extract<Entity, { handler: unknown }> =>
      'handler' in entity && entity.handler.file === file && entity.handler.export === name,
  );
}

/** The line at which a file begins to declare an export, 1-based. */
export function lineOfExport(text: string, name: string): number | undefined {
  const index = text.split('\n').findIndex((line) => declared(line) === name);
  return index < 0 ? undefined : index + 1;
}

function exportAround(text: string, line: number): string | undefined {
  const lines = text.split('\n').slice(0, line).reverse();
  for (const [index, each] of lines.entries()) {
    const name = declared(each);
    if (name !== undefined) return name;
    // A line that begins at the margin and is no export is of something else, but for the brace that ends one.
    if (index > 0 && /^(?:function|class|const|let|var|async|type|interface)\b/.test(each)) return undefined;
  }
  return undefined;
}

function declared(line: string): string | undefined {
  return /^export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|const|let|class)\s+([A-Za-z_$][\w$]*)/.exec(line)?.[1];
}
