import middy from '@middy/core';
import cors from '@middy/http-cors';
import errorHandler from '@middy/http-error-handler';
import jsonBodyParser from '@middy/http-json-body-parser';
import router from '@middy/http-router';
import { CORS_ORIGIN, routesOf, work } from '../app.mjs';

const json = (body) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const views = {
  hello: async () => json(work.hello()),
  order: async ({ pathParameters, multiValueQueryStringParameters: query, headers }) =>
    json(
      work.order(pathParameters.customer, pathParameters.order, query.tag, query.page.at(-1), headers['User-Agent']),
    ),
  product: async ({ pathParameters }) => json(work.product(pathParameters.product)),
  createOrder: middy(async ({ body }) => json(work.createOrder(body))).use(jsonBodyParser()),
  open: middy(async () => json(work.open())).use(cors({ origin: CORS_ORIGIN })),
  wrong: async () => {
    throw Object.assign(new Error('bad thing'), { statusCode: 400, expose: true });
  },
};

export function createHandler(count, { middlewares = 0 } = {}) {
  const routes = routesOf(count).map(({ method, path, view }) => ({ method, path, handler: views[view] }));
  const handler = middy().use(errorHandler({ logger: false }));
  for (let number = 1; number <= middlewares; number += 1) {
    handler.use({
      after: async ({ response }) => {
        response.headers[`x-m-${number}`] = String(number);
      },
    });
  }
  return handler.handler(router(routes));
}
