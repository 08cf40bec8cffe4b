import { type AppSpec, type Authorizer, type Cors, defaultBinaryTypes, type Route } from '@chalice-studio/appspec';
import { deployedNames, mountedPath, placesOf } from '../deployments/mounted-constructs';

export type RestMethod = {
  route: Route;
  cors: Exclude<Cors, false> | undefined;
  authorizer: MethodAuthorizer | undefined;
  isApiKeyRequired: boolean;
};

export type MethodAuthorizer = {
  authorizer: Authorizer;
  /** Of a built-in one: its Lambda function. */
  functionName: string | undefined;
  scopes: readonly string[];
};

export type RestApi = {
  /** Path pattern → method → what serves it. */
  paths: ReadonlyMap<string, ReadonlyMap<string, RestMethod>>;
  binaryTypes: readonly string[];
  /** What API Gateway puts on its own 4XX and 5XX answers. */
  cors: Exclude<Cors, false> | undefined;
};

/** The REST API of a document as a table; undefined without any route. */
export function restApiOf(spec: AppSpec): RestApi | undefined {
  const paths = new Map<string, Map<string, RestMethod>>();
  for (const route of Object.values(spec.routes)) {
    const cors = (route.cors ?? spec.api.cors) || undefined;
    for (const place of placesOf(spec, route)) {
      const path = mountedPath(place, route.path);
      const methods = paths.get(path) ?? new Map<string, RestMethod>();
      paths.set(path, methods);
      const entry = {
        route,
        cors,
        authorizer: authorizerOf(spec, route),
        isApiKeyRequired: route.apiKeyRequired === true,
      };
      for (const method of route.methods) methods.set(method, entry);
    }
  }
  if (paths.size === 0) return undefined;
  const withCors = [...paths.values()]
    .flatMap((methods) => [...methods.values()])
    .find((each) => each.cors !== undefined);
  return { paths, binaryTypes: spec.api.binaryTypes ?? defaultBinaryTypes, cors: spec.api.cors || withCors?.cors };
}

function authorizerOf(spec: AppSpec, route: Route): MethodAuthorizer | undefined {
  const authorizer = route.authorizer && spec.authorizers[route.authorizer.id];
  if (authorizer === undefined) return undefined;
  const own = 'scopes' in authorizer ? authorizer.scopes : undefined;
  return {
    authorizer,
    functionName: authorizer.type === 'builtin' ? deployedNames(spec, authorizer)[0] : undefined,
    scopes: route.authorizer?.scopes ?? own ?? [],
  };
}
