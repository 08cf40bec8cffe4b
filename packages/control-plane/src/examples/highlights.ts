import { type AppSpec, type Entity, labelOf } from '@chalice-studio/appspec';

const MOST = 6;

/** What the gallery shows of an app: its routes first, then what else starts it, then where its data lies. */
export function highlightsOf(spec: AppSpec): string[] {
  const entities: Entity[] = [
    ...Object.values(spec.routes),
    ...Object.values(spec.websocketHandlers),
    ...Object.values(spec.eventSources),
    ...Object.values(spec.resources),
  ];
  return entities.slice(0, MOST).map((entity) => labelOf(spec, entity));
}
