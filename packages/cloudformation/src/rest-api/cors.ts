import { type Cors, corsHeaders, type Json, preflightHeaders } from '@chalice-studio/appspec';

type CorsConfig = Exclude<Cors, boolean>;

/** The OPTIONS operation that answers a browser's preflight without calling the function. */
export function preflightOperation(cors: true | CorsConfig, methods: readonly string[]): Json {
  const headers = preflightHeaders(cors, methods);
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
