import { BadRequestError, Chalice, CORSConfig } from '@chalice-studio/runtime';
import { CORS_ORIGIN, routesOf, work } from '../app.mjs';

const views = {
  hello: () => work.hello(),
  order: ({ uriParams, queryParams, headers }) =>
    work.order(
      uriParams.customer,
      uriParams.order,
      queryParams.getlist('tag'),
      queryParams.get('page'),
      headers.get('user-agent'),
    ),
  product: ({ uriParams }) => work.product(uriParams.product),
  createOrder: ({ jsonBody }) => work.createOrder(jsonBody),
  open: () => work.open(),
  wrong: () => {
    throw new BadRequestError('bad thing');
  },
};

export function createHandler(count, { middlewares = 0 } = {}) {
  const app = new Chalice('bench');
  for (let number = 1; number <= middlewares; number += 1) {
    app.middleware('http', async (event, getResponse) => {
      const response = await getResponse(event);
      response.headers[`x-m-${number}`] = String(number);
      return response;
    });
  }
  const cors = new CORSConfig({ allowOrigin: CORS_ORIGIN });
  for (const { method, path, view, ...route } of routesOf(count)) {
    app.route(path, { methods: [method], cors: route.cors ? cors : false }, views[view]);
  }
  return app.handler;
}
