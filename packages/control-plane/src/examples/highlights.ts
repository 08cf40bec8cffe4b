import { type AppSpec, type Entity, labelOf } from '@chalice-studio/appspec';

const MOST_SOURCES = 4;
const MOST_RESOURCES = 2;

/** What the gallery shows of an app: its routes first, then what else starts it, then where its data lies. */
export function highlightsOf(spec: AppSpec): string[] {
  const sources: Entity[] = [
    ...Object.values(spec.routes).slice(0, MOST_SOURCES - 1),
    ...Object.values(spec.websocketHandlers),
    ...Object.values(spec.eventSources),
  ];
  const resources: Entity[] = Object.values(spec.resources);
  return [...sources.slice(0, MOST_SOURCES), ...resources.slice(0, MOST_RESOURCES)].map((entity) =>
    labelOf(spec, entity),
  );
}
