import { Authorizer } from './authorization/authorizers.js';
import type { Chalice } from './chalice.js';
import { CORSConfig, type CORSOptions } from './http/cors-config.js';
import type { Registration } from './registration.js';

/** Chalice's CORS settings as JSON; `true` is the default configuration. */
export type CORSJson = boolean | { [Key in keyof CORSOptions]: Exclude<CORSOptions[Key], undefined> };

/** A route's authorizer: `builtin`, or the name of its class with what it was made of. */
export type AuthorizerJson = {
  type: string;
  name: string;
  scopes: string[];
  header?: string;
  providerArns?: string[];
  authorizerUri?: string;
  ttlSeconds?: number;
  invokeRoleArn?: string;
};

type JsonOf<Kind> = Kind extends { kind: 'route' }
  ? Omit<Kind, 'fn' | 'body' | 'query' | 'response' | 'cors' | 'authorizer'> & {
      cors?: CORSJson;
      authorizer?: AuthorizerJson;
    }
  : Omit<Kind, 'fn' | 'authorizer'>;

/** A registration as JSON: its options without its function, schemas and code. */
export type RegistrationJson = Registration extends infer Each
  ? Each extends Registration
    ? JsonOf<Each>
    : never
  : never;

/** Registrations without their functions: JSON in the order in which they were made. */
export type AppRegistrations = {
  name: string;
  debug: boolean;
  api: { cors?: CORSJson; binaryTypes?: string[] };
  websocket: { routeSelectionExpression?: string };
  registrations: RegistrationJson[];
  blueprints: {
    name: string;
    registrations: RegistrationJson[];
    mounts: { namePrefix?: string; urlPrefix?: string }[];
  }[];
};

export function specOf(app: Chalice): AppRegistrations {
  const blueprints = [...new Set(app.mounts.map((mount) => mount.blueprint))];
  const cors = corsJson(app.api.cors);
  const expression = app.websocketApi.routeSelectionExpression;
  const defaults = app.api.defaultBinaryTypes.join();
  return {
    name: app.appName,
    debug: app.debug,
    api: {
      ...(cors === undefined || cors === false ? {} : { cors }),
      ...(app.api.binaryTypes.join() === defaults ? {} : { binaryTypes: [...app.api.binaryTypes] }),
    },
    websocket: expression === '$request.body.action' ? {} : { routeSelectionExpression: expression },
    registrations: app.registrations.map(registrationJson),
    blueprints: blueprints.map((blueprint) => ({
      name: blueprint.importName,
      registrations: blueprint.registrations.map(registrationJson),
      mounts: app.mounts
        .filter((mount) => mount.blueprint === blueprint)
        .map(({ namePrefix, urlPrefix }) => ({
          ...(namePrefix === undefined ? {} : { namePrefix }),
          ...(urlPrefix === undefined ? {} : { urlPrefix }),
        })),
    })),
  };
}

function registrationJson(registration: Registration): RegistrationJson {
  const json: Record<string, unknown> = { ...registration };
  delete json.fn;
  if (registration.kind === 'authorizer') delete json.authorizer;
  if (registration.kind === 'route') {
    delete json.body;
    delete json.query;
    delete json.response;
    if (registration.cors !== undefined) json.cors = corsJson(registration.cors);
    if (registration.authorizer !== undefined) json.authorizer = authorizerJson(registration.authorizer);
  }
  for (const [key, value] of Object.entries(json)) if (value === undefined) delete json[key];
  return json as RegistrationJson;
}

function corsJson(cors: boolean | CORSConfig | undefined): CORSJson | undefined {
  if (!CORSConfig.isCORSConfig(cors)) return cors;
  return JSON.parse(
    JSON.stringify({
      ...cors,
      allowHeaders: cors.allowHeaders.split(','),
      exposeHeaders: cors.exposeHeaders?.split(','),
    }),
  );
}

function authorizerJson(authorizer: { name: string; scopes: readonly string[] }): AuthorizerJson {
  const common = { name: authorizer.name, scopes: [...authorizer.scopes] };
  if (!Authorizer.isAuthorizer(authorizer)) return { ...common, type: 'builtin' };
  return { ...common, type: authorizer.constructor.name, ...JSON.parse(JSON.stringify(authorizer)) };
}
