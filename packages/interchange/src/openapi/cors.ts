import type { Cors } from '@chalice-studio/appspec';
import { isObject, type JsonObject } from './document';

/** `x-amazon-apigateway-cors`, which speaks for the whole API. */
export function apiCors(root: JsonObject): Cors | undefined {
  const given = root['x-amazon-apigateway-cors'];
  if (!isObject(given)) return undefined;
  const [origin] = texts(given.allowOrigins);
  return defined({
    allowOrigin: origin,
    allowHeaders: texts(given.allowHeaders),
    exposeHeaders: texts(given.exposeHeaders),
    maxAge: Number.isInteger(given.maxAge) ? given.maxAge : undefined,
    allowCredentials: given.allowCredentials === true ? true : undefined,
  });
}

const header = 'method.response.header.Access-Control-';

/** CORS of a path: an OPTIONS operation that API Gateway answers by itself, with these headers. */
export function preflightCors(operation: JsonObject): Cors | undefined {
  const integration = operation['x-amazon-apigateway-integration'];
  if (!isObject(integration) || String(integration.type).toLowerCase() !== 'mock') return undefined;
  const responses = isObject(integration.responses) ? Object.values(integration.responses).filter(isObject) : [];
  const given = responses.map((response) => response.responseParameters).find(isObject) ?? {};
  const text = (name: string): string | undefined => {
    const value = given[header + name];
    return typeof value === 'string' ? value.replace(/^'|'$/g, '') : undefined;
  };
  const origin = text('Allow-Origin');
  if (origin === undefined) return undefined;
  const maxAge = Number(text('Max-Age') ?? Number.NaN);
  return defined({
    allowOrigin: origin,
    allowHeaders: split(text('Allow-Headers')),
    exposeHeaders: split(text('Expose-Headers')),
    maxAge: Number.isInteger(maxAge) ? maxAge : undefined,
    allowCredentials: text('Allow-Credentials') === 'true' ? true : undefined,
  });
}

const builtIn = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];

/** What says no more than Chalice's default is `true`. */
function defined(fields: { [key: string]: unknown }): Cors {
  const given = Object.entries(fields).filter(([key, value]) => {
    if (value === undefined || (key === 'allowOrigin' && value === '*')) return false;
    if (!Array.isArray(value)) return true;
    return value.length > 0 && !(key === 'allowHeaders' && value.every((each) => builtIn.includes(String(each))));
  });
  return given.length === 0 ? true : Object.fromEntries(given);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function split(text: string | undefined): string[] {
  return text === undefined
    ? []
    : text
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '' && each !== '*');
}
