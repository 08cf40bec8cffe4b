import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { cors } from 'hono/cors';
import { CORS_ORIGIN, routesOf, work } from '../app.mjs';

class ShopError extends Error {}

const views = {
  hello: (c) => c.json(work.hello()),
  order: (c) => {
    const { customer, order } = c.req.param();
    return c.json(work.order(customer, order, c.req.queries('tag'), c.req.query('page'), c.req.header('user-agent')));
  },
  product: (c) => c.json(work.product(c.req.param('product'))),
  createOrder: async (c) => c.json(work.createOrder(await c.req.json())),
  open: (c) => c.json(work.open()),
  wrong: () => {
    throw new ShopError('bad thing');
  },
};

export function createHandler(count, { middlewares = 0 } = {}) {
  const app = new Hono();
  for (let number = 1; number <= middlewares; number += 1) {
    app.use(async (c, next) => {
      await next();
      c.header(`x-m-${number}`, String(number));
    });
  }
  for (const { method, path, view, ...route } of routesOf(count)) {
    const pattern = path.replace(/\{(\w+)\}/g, ':$1');
    if (route.cors) app.use(pattern, cors({ origin: CORS_ORIGIN }));
    app.on(method, pattern, views[view]);
  }
  app.onError((error, c) => c.json({ message: error.message }, error instanceof ShopError ? 400 : 500));
  return handle(app);
}
