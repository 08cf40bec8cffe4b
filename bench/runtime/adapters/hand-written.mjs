// The floor: a map from method and path, JSON in and out, nothing else.
import { CORS_ORIGIN, routesOf, work } from '../app.mjs';

class ShopError extends Error {}

const views = {
  hello: () => work.hello(),
  order: ({ pathParameters, multiValueQueryStringParameters: query, headers }) =>
    work.order(pathParameters.customer, pathParameters.order, query.tag, query.page.at(-1), headers['User-Agent']),
  product: ({ pathParameters }) => work.product(pathParameters.product),
  createOrder: ({ body }) => work.createOrder(JSON.parse(body)),
  open: () => work.open(),
  wrong: () => {
    throw new ShopError('bad thing');
  },
};

export function createHandler(count, { middlewares = 0 } = {}) {
  const routes = new Map(routesOf(count).map((route) => [`${route.method} ${route.path}`, route]));
  let handler = async (event) => {
    const route = routes.get(`${event.httpMethod} ${event.requestContext.resourcePath}`);
    if (route === undefined) return { statusCode: 404, headers: {}, body: '{}' };
    try {
      const body = JSON.stringify(await views[route.view](event));
      const headers = { 'Content-Type': 'application/json' };
      if (route.cors) headers['Access-Control-Allow-Origin'] = CORS_ORIGIN;
      return { statusCode: 200, headers, body };
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      const body = JSON.stringify({ Code: 'ShopError', Message: error.message });
      return { statusCode: 400, headers: { 'Content-Type': 'application/json' }, body };
    }
  };
  for (let number = middlewares; number > 0; number -= 1) {
    const inner = handler;
    handler = async (event) => {
      const answer = await inner(event);
      answer.headers[`x-m-${number}`] = String(number);
      return answer;
    };
  }
  return handler;
}
