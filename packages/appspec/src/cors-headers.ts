import type { Cors } from './constructs/parts';

/** Headers that Chalice allows whatever a CORSConfig says. */
const builtInHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token'];

/** What each answer of a route with CORS says to the browser, errors too. */
export function corsHeaders(cors: Exclude<Cors, false>): { [header: string]: string } {
  const config = cors === true ? {} : cors;
  const allowHeaders = [...new Set([...builtInHeaders, ...(config.allowHeaders ?? [])])].sort();
  return {
    'Access-Control-Allow-Origin': config.allowOrigin ?? '*',
    'Access-Control-Allow-Headers': allowHeaders.join(','),
    ...(config.exposeHeaders && config.exposeHeaders.length > 0
      ? { 'Access-Control-Expose-Headers': config.exposeHeaders.join(',') }
      : {}),
    ...(config.maxAge === undefined ? {} : { 'Access-Control-Max-Age': String(config.maxAge) }),
    ...(config.allowCredentials === true ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
  };
}

/** What API Gateway answers to the OPTIONS that a browser asks before the request itself. */
export function preflightHeaders(cors: Exclude<Cors, false>, methods: readonly string[]): { [header: string]: string } {
  return { 'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].join(','), ...corsHeaders(cors) };
}
