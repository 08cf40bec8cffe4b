import type { AppSpec } from '../app-spec';
import type { Route } from '../constructs/route';
import { defaultBinaryTypes } from '../default-binary-types';
import type { Problem } from '../problem';
import { chaliceMessages } from './chalice-messages';
import { finding } from './finding';

/** API Gateway decides by the content type whether a body is base64: a view cannot take both. */
export function checkRouteContentTypes(route: Route, spec: AppSpec): Problem[] {
  const binaryTypes = spec.api.binaryTypes ?? defaultBinaryTypes;
  const types = route.contentTypes ?? [];
  const binary = types.filter((type) => binaryTypes.includes(type));
  const text = types.filter((type) => !binaryTypes.includes(type));
  if (binary.length === 0 || text.length === 0) return [];
  const message = chaliceMessages['mixed-content-types'](route.name ?? route.handler.export, binary, text);
  return [finding(route.id, { path: ['contentTypes'], code: 'mixed-content-types', message })];
}
