import { Chalice, type WebsocketSession } from '../../src/index.js';
import type { Trace } from '../case.js';

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-env');
  const privateEnv: Record<string, string | undefined> = { AWS_EXECUTION_ENV: 'AWS_Lambda_private' };
  const emptyEnv: Record<string, string | undefined> = {};
  new Chalice('conf-env-second', { env: privateEnv });
  new Chalice('conf-env-third', { env: emptyEnv });
  const region = process.env.SESSION_REGION;
  if (region !== undefined) app.websocketApi.session = fakeSession(trace, region === 'none' ? undefined : region);

  app.lambdaFunction({ name: 'execution_env' }, () => ({
    process: process.env.AWS_EXECUTION_ENV ?? null,
    private: privateEnv.AWS_EXECUTION_ENV,
    empty: emptyEnv.AWS_EXECUTION_ENV,
  }));
  app.lambdaFunction({ name: 'read_env' }, (event: { name: string }) => ({ value: process.env[event.name] ?? null }));
  app.onWsMessage({ name: 'on_message' }, async (event) => {
    await app.websocketApi.send(event.connectionId, 'x');
  });
  return app;
}

function fakeSession(trace: Trace, regionName: string | undefined): WebsocketSession {
  const refuse = () => Promise.reject(new Error('not part of this app'));
  return {
    regionName,
    client(endpoint) {
      trace.push({ client: ['apigatewaymanagementapi', endpoint] });
      return {
        async postToConnection(params) {
          trace.push({ call: 'post_to_connection', params });
        },
        deleteConnection: refuse,
        getConnection: refuse,
      };
    },
  };
}
