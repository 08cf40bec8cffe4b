import { APP_ID, type AppSpec, type Entity, findEntity, sameJson } from '@chalice-studio/appspec';
import { normalApp, normalCors, normalEntity } from '../project/normal-form';
import type { StudioFile } from '../project/studio-file-schema';
import type { Document } from './document';
import type { LoadedApp } from './loaded-app';

/** Options that code has no word for, and fields as they were written where code still says the same. */
export function applyFields(document: Document, studio: StudioFile, idOf: (key: string) => string): void {
  const { spec } = document;
  for (const [key, fields] of Object.entries(studio.options)) {
    const entity = findEntity(spec, idOf(key));
    if (entity !== undefined) document.put({ ...entity, ...fields } as Entity);
  }
  for (const [key, fields] of Object.entries(studio.spelling)) {
    const entity = findEntity(spec, idOf(key));
    if (entity === undefined) continue;
    let spelled: Entity = entity;
    for (const [field, value] of Object.entries(fields)) {
      const now: unknown = Reflect.get(spelled, field);
      const wanted = field === 'authorizer' ? { ...Object(now), ...Object(value) } : value;
      const candidate = { ...spelled, [field]: wanted } as Entity;
      if (sameJson(Reflect.get(normalEntity(spec, candidate), field), now)) spelled = candidate;
    }
    document.put(spelled);
  }
}

export function apiOf({ spec }: LoadedApp, studio: StudioFile): AppSpec['api'] {
  const { cors, binaryTypes } = normalApp({ api: spec.api, websocket: {} });
  const told: Record<string, unknown> = {
    ...(cors === undefined ? {} : { cors: normalCors(cors) }),
    ...(binaryTypes === undefined ? {} : { binaryTypes }),
  };
  return withSpelling(told, studio, ['cors', 'binaryTypes'], (api) =>
    normalApp({ api, websocket: {} }),
  ) as AppSpec['api'];
}

export function websocketOf({ spec }: LoadedApp, studio: StudioFile): AppSpec['websocket'] {
  const { routeSelectionExpression: told } = normalApp({ api: {}, websocket: spec.websocket ?? {} });
  return withSpelling(
    told === undefined ? {} : { routeSelectionExpression: told },
    studio,
    ['routeSelectionExpression'],
    (websocket) => normalApp({ api: {}, websocket }),
  );
}

function withSpelling(
  told: Record<string, unknown>,
  studio: StudioFile,
  fields: readonly string[],
  normal: (value: Record<string, never>) => object,
): Record<string, unknown> {
  const spelling = studio.spelling[APP_ID] ?? {};
  const spelled = fields.flatMap((field) => {
    const value = spelling[field];
    const isSame =
      value !== undefined &&
      sameJson(Reflect.get(normal({ [field]: value } as Record<string, never>), field), told[field]);
    return isSame ? [[field, value]] : [];
  });
  return { ...told, ...Object.fromEntries(spelled) };
}

export function extraCloudFormation(
  { extraCloudFormation: extra }: StudioFile,
  idOf: (key: string) => string,
): AppSpec['extraCloudFormation'] {
  const { template, constructs } = extra;
  return {
    ...(template === undefined ? {} : { template }),
    ...(constructs === undefined
      ? {}
      : { constructs: Object.fromEntries(Object.entries(constructs).map(([key, value]) => [idOf(key), value])) }),
  };
}
