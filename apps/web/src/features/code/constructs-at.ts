import {
  type AppSpec,
  constructsOfLine,
  entityLabel,
  findEntity,
  type Handler,
  type OriginMap,
} from '@chalice-studio/appspec';

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
  return constructsOfLine(spec, { file, line }).map(({ id }) => ({ id, label: entityLabel(spec, id) }));
}

export function findHandler(spec: AppSpec, constructId: string): Handler | undefined {
  const entity = findEntity(spec, constructId);
  return entity !== undefined && 'handler' in entity ? entity.handler : undefined;
}
