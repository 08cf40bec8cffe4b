import { CORSConfig, Chalice } from '@chalice-studio/runtime';
import { listOrders, sweep, tokenAuth as tokenAuth2 } from './chalicelib/handlers';

export const app = new Chalice('shop');

// Authorizers
const tokenAuth = app.authorizer({ name: 'token_auth', ttlSeconds: 30 }, tokenAuth2);

// Routes
app.route('/orders/{id}', {
  methods: ['GET', 'PUT'],
  name: 'order',
  authorizer: tokenAuth,
  cors: new CORSConfig({ allowOrigin: 'https://shop.example' }),
}, listOrders);

// Schedules
app.schedule('rate(5 minutes)', { name: 'sweep', description: 'Ada\'s sweep' }, sweep);

export const { handler, handlers } = app;
