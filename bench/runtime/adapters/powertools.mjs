import { Router } from '@aws-lambda-powertools/event-handler/http';
import { cors } from '@aws-lambda-powertools/event-handler/http/middleware';
import { CORS_ORIGIN, routesOf, work } from '../app.mjs';

class ShopError extends Error {}

const views = {
  hello: async () => work.hello(),
  order: async ({ params, req }) => {
    const query = new URL(req.url).searchParams;
    const agent = req.headers.get('user-agent');
    return work.order(params.customer, params.order, query.getAll('tag'), query.get('page'), agent);
  },
  product: async ({ params }) => work.product(params.product),
  createOrder: async ({ req }) => work.createOrder(await req.json()),
  open: async () => work.open(),
  wrong: async () => {
    throw new ShopError('bad thing');
  },
};

export function createHandler(count, { middlewares = 0 } = {}) {
  const app = new Router();
  for (let number = 1; number <= middlewares; number += 1) {
    app.use(async ({ reqCtx, next }) => {
      await next();
      reqCtx.res.headers.set(`x-m-${number}`, String(number));
    });
  }
  for (const { method, path, view, ...route } of routesOf(count)) {
    const middleware = route.cors ? [cors({ origin: CORS_ORIGIN })] : [];
    app.route(views[view], { method, path: path.replace(/\{(\w+)\}/g, ':$1'), middleware });
  }
  app.errorHandler(ShopError, async (error) => ({ statusCode: 400, message: error.message }));
  return (event, context) => app.resolve(event, context);
}
