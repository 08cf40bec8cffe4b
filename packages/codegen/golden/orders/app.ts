import { CORSConfig, Chalice } from '@chalice-studio/runtime';
import { listOrders, sweep, tokenAuth } from './chalicelib/handlers';

export const app = new Chalice('shop');

// Authorizers
const tokenAuthAuthorizer = app.authorizer({ name: 'token_auth', ttlSeconds: 30 }, tokenAuth);

// Routes
app.route(
  '/orders/{id}',
  {
    methods: ['GET', 'PUT'],
    name: 'order',
    authorizer: tokenAuthAuthorizer,
    cors: new CORSConfig({ allowOrigin: 'https://shop.example' }),
  },
  listOrders,
);

// Schedules
app.schedule('rate(5 minutes)', { name: 'sweep', description: 'Ada\'s sweep' }, sweep);

export const { handler, handlers } = app;
