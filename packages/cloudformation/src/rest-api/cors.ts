import type { Cors, Json } from '@chalice-studio/appspec';

type CorsConfig = Exclude<Cors, boolean>;

/** Headers that Chalice allows whatever a CORSConfig says. */
const requiredHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token'];

/** The header → value map of a preflight answer, without the methods. */
export function corsHeaders(cors: true | CorsConfig): { [header: string]: string } {
  const config = cors === true ? {} : cors;
  const allowHeaders = [...new Set([...requiredHeaders, ...(config.allowHeaders ?? [])])].sort();
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

/** The OPTIONS operation that answers a browser's preflight without calling the function. */
export function preflightOperation(cors: true | CorsConfig, methods: readonly string[]): Json {
  const headers = { 'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].join(','), ...corsHeaders(cors) };
  const names = Object.keys(headers);
  return {
    consumes: ['application/json'],
    produces: ['application/json'],
    responses: {
      200: {
        description: '200 response',
        schema: { $ref: '#/definitions/Empty' },
        headers: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      contentHandling: 'CONVERT_TO_TEXT',
      passthroughBehavior: 'when_no_match',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
        },
      },
    },
  };
}

/** The gateway's own 4XX and 5XX answers carry the API's CORS headers, or a browser hides them from the page. */
export function gatewayResponses(cors: true | CorsConfig): Json {
  const parameters = Object.fromEntries(
    Object.entries(corsHeaders(cors)).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
  );
  return { DEFAULT_4XX: { responseParameters: parameters }, DEFAULT_5XX: { responseParameters: parameters } };
}
