import createApi from 'lambda-api';
import { CORS_ORIGIN, routesOf, work } from '../app.mjs';

class ShopError extends Error {}

const views = {
  hello: (_, response) => response.json(work.hello()),
  order: ({ params, multiValueQuery: query, headers }, response) =>
    response.json(work.order(params.customer, params.order, query.tag, query.page.at(-1), headers['user-agent'])),
  product: ({ params }, response) => response.json(work.product(params.product)),
  createOrder: ({ body }, response) => response.json(work.createOrder(body)),
  open: (_, response) => response.cors({ origin: CORS_ORIGIN }).json(work.open()),
  wrong: () => {
    throw new ShopError('bad thing');
  },
};

export function createHandler(count, { middlewares = 0 } = {}) {
  const api = createApi({ logger: { errorLogging: false } });
  // Its middleware runs before the view only.
  for (let number = 1; number <= middlewares; number += 1) {
    api.use((_, response, next) => {
      response.header(`x-m-${number}`, String(number));
      next();
    });
  }
  for (const { method, path, view } of routesOf(count)) {
    api.METHOD(method, path.replace(/\{(\w+)\}/g, ':$1'), views[view]);
  }
  api.use((error, _, response, next) => {
    if (error instanceof ShopError) response.status(400).json({ message: error.message });
    else next();
  });
  return (event, context) => api.run(event, context);
}
