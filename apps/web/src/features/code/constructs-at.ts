import { type AppSpec, entityLabel, findEntity, type Handler, type OriginMap } from '@chalice-studio/appspec';
import { handlersIn } from './files/file-edits';

export type ConstructAt = { id: string; label: string };

/** The constructs because of which a line is there: of generated code by its origins, of people's by the handler around it. */
export function constructsAt(
  spec: AppSpec,
  origins: OriginMap,
  { file, line }: { file: string; line: number },
): ConstructAt[] {
  const generated = origins[file];
  if (generated !== undefined) {
    return generated
      .filter((origin) => origin.from <= line && line <= origin.to)
      .map(({ entityId }) => ({
        id: entityId,
        label: entityId === 'app' ? 'App settings' : entityLabel(spec, entityId),
      }));
  }
  const name = exportAround(spec.source[file] ?? '', line);
  return handlersIn(spec, file)
    .filter((entity) => 'handler' in entity && entity.handler.export === name)
    .map(({ id }) => ({ id, label: entityLabel(spec, id) }));
}

export function findHandler(spec: AppSpec, constructId: string): Handler | undefined {
  const entity = findEntity(spec, constructId);
  return entity !== undefined && 'handler' in entity ? entity.handler : undefined;
}

/** The line at which a file begins to declare an export, 1-based. */
export function lineOfExport(text: string, name: string): number | undefined {
  const index = text.split('\n').findIndex((line) => declared(line) === name);
  return index < 0 ? undefined : index + 1;
}

function exportAround(text: string, line: number): string | undefined {
  const lines = text.split('\n').slice(0, line).reverse();
  for (const each of lines) {
    const name = declared(each);
    if (name !== undefined) return name;
  }
  return undefined;
}

function declared(line: string): string | undefined {
  return /^export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|const|let|class)\s+([A-Za-z_$][\w$]*)/.exec(line)?.[1];
}
