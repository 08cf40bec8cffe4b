import { at, isObject, type JsonObject } from './document';
import type { OpenApiReader } from './openapi-reader';

/** How a scheme of the document guards a route: by an API key, or by an authorizer of these fields. */
export type Guard =
  | { type: 'api-key' }
  | { type: 'authorizer'; fields: { [key: string]: unknown; type: string }; hasScopes: boolean };

const apiGateway = 'x-amazon-apigateway-authorizer';

/** Reads `components.securitySchemes`. What cannot be told becomes an authorizer that lets nobody in until it is written. */
export function readSecuritySchemes(reader: OpenApiReader): Map<string, Guard> {
  const components = isObject(reader.root.components) ? reader.root.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const guards = new Map<string, Guard>();
  for (const [name, value] of Object.entries(schemes)) {
    const found = reader.resolve(value, `/components/securitySchemes/${at('', name).slice(1)}`);
    if (found === undefined) continue;
    guards.set(name, guardOf(name, found.value, { reader, pointer: found.pointer }));
  }
  return guards;
}

type Place = { reader: OpenApiReader; pointer: string };

function guardOf(name: string, scheme: JsonObject, place: Place): Guard {
  const { type } = scheme;
  const header =
    type === 'apiKey' && scheme.in === 'header' && typeof scheme.name === 'string' ? scheme.name : undefined;
  if (isObject(scheme[apiGateway])) return apiGatewayAuthorizer(name, scheme[apiGateway], { ...place, header });
  if (scheme['x-amazon-apigateway-authtype'] === 'awsSigv4')
    return { type: 'authorizer', fields: { type: 'iam' }, hasScopes: false };
  if (header?.toLowerCase() === 'x-api-key') return { type: 'api-key' };
  if (header !== undefined) {
    const message = `API Gateway takes API keys in x-api-key only. ${name} became an authorizer that reads ${header}, and lets nobody in until its handler is written.`;
    place.reader.say('warning', 'api-key-header', place.pointer, message);
    return placeholder(name, header);
  }
  const issuer = issuerOf(scheme);
  const pool = issuer === undefined ? undefined : poolOf(issuer);
  if (pool !== undefined) {
    const message = `${name} is a Cognito user pool, but its document does not say of which account: replace 000000000000 in the pool’s ARN.`;
    place.reader.say('warning', 'cognito-account', place.pointer, message);
    return {
      type: 'authorizer',
      fields: { type: 'cognito', name: safeName(name), providerArns: [pool] },
      hasScopes: true,
    };
  }
  const message = `${wordsOf(scheme)} of ${name} is checked by code here. It became an authorizer that lets nobody in until its handler is written.`;
  place.reader.say('warning', 'authorizer-to-write', place.pointer, message);
  return placeholder(name, 'Authorization');
}

function placeholder(name: string, header: string): Guard {
  const fields = { type: 'builtin', name: safeName(name), ...(header === 'Authorization' ? {} : { header }) };
  return { type: 'authorizer', fields, hasScopes: false };
}

function wordsOf({ type, scheme, in: where }: JsonObject): string {
  if (type === 'http') return `The scheme ${String(scheme)}`;
  if (type === 'oauth2') return 'OAuth 2';
  if (type === 'openIdConnect') return 'OpenID Connect';
  if (type === 'apiKey') return `The API key in the ${String(where)}`;
  return `The type ${String(type)}`;
}

function issuerOf(scheme: JsonObject): string | undefined {
  return typeof scheme.openIdConnectUrl === 'string' ? scheme.openIdConnectUrl : undefined;
}

/** `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc/…` as the ARN of its pool. */
function poolOf(issuer: string): string | undefined {
  const match = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com\/([\w-]+)/.exec(issuer);
  return match === null ? undefined : `arn:aws:cognito-idp:${match[1]}:000000000000:userpool/${match[2]}`;
}

const read = new Set([
  'type',
  'providerARNs',
  'authorizerUri',
  'authorizerCredentials',
  'authorizerResultTtlInSeconds',
  'identitySource',
  'jwtConfiguration',
]);

/** API Gateway's own words for an authorizer. */
function apiGatewayAuthorizer(
  name: string,
  given: JsonObject,
  { reader, pointer, header }: Place & { header: string | undefined },
): Guard {
  const place = at(pointer, apiGateway);
  for (const key of Object.keys(given).filter((each) => !read.has(each))) {
    reader.say(
      'warning',
      'authorizer-option',
      at(place, key),
      `${key} of the authorizer ${name} has no counterpart, and is left out.`,
    );
  }
  const common = { name: safeName(name), ...(header === undefined || header === 'Authorization' ? {} : { header }) };
  const jwt = isObject(given.jwtConfiguration) ? given.jwtConfiguration : {};
  const pool = typeof jwt.issuer === 'string' ? poolOf(jwt.issuer) : undefined;
  const arns = Array.isArray(given.providerARNs) ? given.providerARNs.filter((each) => typeof each === 'string') : [];
  if (given.type === 'cognito_user_pools' || pool !== undefined) {
    const providerArns = arns.length > 0 ? arns : pool === undefined ? [] : [pool];
    if (providerArns.some((arn) => arn.includes(':000000000000:')))
      reader.say(
        'warning',
        'cognito-account',
        place,
        `Replace 000000000000 in the ARN of ${name}’s pool by its account.`,
      );
    return { type: 'authorizer', fields: { type: 'cognito', ...common, providerArns }, hasScopes: true };
  }
  if (typeof given.authorizerUri !== 'string') {
    reader.say(
      'warning',
      'authorizer-to-write',
      place,
      `${name} became an authorizer that lets nobody in until its handler is written.`,
    );
    return placeholder(name, header ?? 'Authorization');
  }
  if (given.type === 'request') {
    const source = typeof given.identitySource === 'string' ? given.identitySource : '';
    const [only, ...others] = source
      .split(',')
      .map((each) => /^\s*(?:method\.request\.header|\$request\.header)\.([\w-]+)\s*$/.exec(each)?.[1]);
    const message = `${name} looks at the whole request; an authorizer here gets one header${only === undefined ? '' : `, ${only}`}.`;
    reader.say('warning', 'request-authorizer', place, message);
    if (only !== undefined && others.length === 0 && only !== 'Authorization') Object.assign(common, { header: only });
  }
  const ttl = given.authorizerResultTtlInSeconds;
  return {
    type: 'authorizer',
    fields: {
      ...{ type: 'custom', ...common, authorizerUri: given.authorizerUri },
      ...(Number.isInteger(ttl) ? { ttlSeconds: ttl } : {}),
      ...(typeof given.authorizerCredentials === 'string' ? { invokeRoleArn: given.authorizerCredentials } : {}),
    },
    hasScopes: false,
  };
}

/** A name that a Lambda function can have. */
function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]+/g, '_');
  return /^[A-Za-z]/.test(safe) ? safe : `auth_${safe}`;
}
