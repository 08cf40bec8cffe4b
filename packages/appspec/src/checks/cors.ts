import type { Cors } from '../constructs/parts';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { checkHeaderName } from './amazon-names';
import { findingIf, outsideRange, setting } from './finding';

/** What of a CORSConfig no browser would follow. */
export function checkCors(entityId: string, path: readonly string[], cors: Cors | undefined): Problem[] {
  if (cors === undefined || typeof cors === 'boolean') return [];
  const { allowOrigin = '*', allowHeaders = [], exposeHeaders = [], maxAge, allowCredentials } = cors;
  const at = (field: string) => [...path, field];
  const isMany = /[\s,]/.test(allowOrigin.trim());
  const isOrigin =
    allowOrigin === '*' || allowOrigin === 'null' || /^[a-z][a-z0-9+.-]*:\/\/[^/\s,]+$/i.test(allowOrigin);
  const trimmed = /^([a-z][a-z0-9+.-]*:\/\/[^/\s,]+)\//i.exec(allowOrigin)?.[1];
  return [
    ...findingIf(isMany, entityId, {
      path: at('allowOrigin'),
      code: 'cors-one-origin',
      message:
        'A CORSConfig names one origin: browsers take no list. For several, answer OPTIONS in a route of your own.',
    }),
    ...findingIf(!isMany && !isOrigin, entityId, {
      path: at('allowOrigin'),
      code: 'cors-origin',
      severity: 'warning',
      message: `“${allowOrigin}” is no origin, so no browser’s will equal it: scheme and host only, such as https://shop.example.`,
      ...(trimmed === undefined
        ? {}
        : setting(`Use ${trimmed}`, { id: entityId, path: at('allowOrigin'), value: trimmed })),
    }),
    ...findingIf(allowCredentials === true && allowOrigin === '*', entityId, {
      path: at('allowCredentials'),
      code: 'cors-credentials',
      severity: 'warning',
      message: 'Browsers send no credentials where the allowed origin is *. Name the origin.',
      ...setting('Allow no credentials', { id: entityId, path: at('allowCredentials') }),
    }),
    ...allowHeaders.flatMap((name) => checkHeaderName(entityId, at('allowHeaders'), name)),
    ...exposeHeaders.flatMap((name) => checkHeaderName(entityId, at('exposeHeaders'), name)),
    ...outsideRange(entityId, { path: at('maxAge'), value: maxAge, range: limits.corsMaxAgeSeconds, unit: 'seconds' }),
  ];
}
