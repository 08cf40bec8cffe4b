import type { AppSpec } from '../../app-spec';
import { httpMethods, type Route } from '../../constructs/route';
import type { Problem } from '../../problem';
import { MEDIA_TYPE } from '../amazon-names';
import { checkCors } from '../cors';
import { finding, findingIf, setting } from '../finding';
import { checkRouteAuthorizer } from '../route-authorizer';
import { checkRouteContentTypes } from '../route-content-types';
import { checkRoutePath } from '../route-path';

/** What is wrong with one route by itself; what lies between several is in `check-spec.ts`. */
export function checkRoute(route: Route, spec: AppSpec): Problem[] {
  return [
    ...checkRoutePath(route),
    ...checkMethods(route),
    ...checkViewName(route),
    ...checkRouteAuthorizer(route, spec),
    ...checkMediaTypes(route),
    ...checkRouteContentTypes(route, spec),
    ...checkCors(route.id, ['cors'], route.cors),
    ...checkApiKey(route, spec),
    ...checkBody(route),
  ];
}

const known: readonly string[] = httpMethods;

function checkMethods({ id, methods }: Route): Problem[] {
  const path = ['methods'];
  const odd = methods.filter((method) => !known.includes(method));
  const mended = [...new Set(methods.map((method) => method.trim().toUpperCase()))].filter((each) =>
    known.includes(each),
  );
  return [
    ...findingIf(methods.length === 0, id, {
      path,
      code: 'no-method',
      message: 'A route needs at least one method.',
      ...setting('Use GET', { id, path, value: ['GET'] }),
    }),
    ...odd.map((method) =>
      finding(id, {
        path,
        code: 'unknown-method',
        message: `API Gateway has no method ${method}.`,
        ...(mended.length === 0 ? {} : setting(`Use ${mended.join(', ')}`, { id, path, value: mended })),
      }),
    ),
    ...findingIf(odd.length === 0 && new Set(methods).size < methods.length, id, {
      path,
      code: 'duplicate-method',
      message: 'A method is there twice; registering the route would fail.',
      ...setting(`Use ${mended.join(', ')}`, { id, path, value: mended }),
    }),
  ];
}

function checkViewName({ id, name }: Route): Problem[] {
  return findingIf(name === '', id, {
    path: ['name'],
    code: 'empty-name',
    message: 'An empty name names no view. Leave it out: it is then made of method and path.',
    ...setting('Leave it out', { id, path: ['name'] }),
  });
}

function checkMediaTypes({ id, contentTypes = [] }: Route): Problem[] {
  const path = ['contentTypes'];
  const odd = contentTypes.filter((type) => !MEDIA_TYPE.test(type));
  return [
    ...odd.map((type) =>
      finding(id, {
        path,
        code: 'content-type',
        message: `“${type}” is no content type: write type/subtype, such as application/json, without parameters.`,
        ...setting(`Remove “${type}”`, { id, path, value: contentTypes.filter((each) => each !== type) }),
      }),
    ),
  ];
}

/** API Gateway accepts keys of usage plans only. */
function checkApiKey({ id, apiKeyRequired }: Route, spec: AppSpec): Problem[] {
  return findingIf(apiKeyRequired === true && spec.api.usagePlan === undefined, id, {
    path: ['apiKeyRequired'],
    code: 'api-key-without-plan',
    severity: 'warning',
    message:
      'The app has no usage plan, so no key is made with it: callers get 403 until you link a key to the API yourself.',
  });
}

const withoutBody = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

function checkBody({ id, methods, bodySchema }: Route): Problem[] {
  const isUseless = methods.length > 0 && methods.every((method) => withoutBody.includes(method));
  return findingIf(bodySchema !== undefined && isUseless, id, {
    path: ['bodySchema'],
    code: 'body-without-method',
    severity: 'warning',
    message: `Requests by ${methods.join(' and ')} seldom have a body: without one each is a 400.`,
    ...setting('Remove the body schema', { id, path: ['bodySchema'] }),
  });
}
