import { Chalice, type WebsocketSession } from '../../src/index.js';
import type { Trace } from '../case.js';

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-websocket-bare');
  app.onWsMessage({ name: 'named-message' }, async (event) => {
    if (event.body === 'send') await app.websocketApi.send(event.connectionId, 'x');
    trace.push({ body: event.body });
  });
  app.lambdaFunction({ name: 'send_unconfigured' }, async () => {
    app.websocketApi.session = {} as WebsocketSession;
    await app.websocketApi.send('abc', 'text');
  });
  app.lambdaFunction({ name: 'close_no_session' }, () => app.websocketApi.close('abc'));
  app.lambdaFunction({ name: 'info_no_session' }, () => app.websocketApi.info('abc'));
  return app;
}
