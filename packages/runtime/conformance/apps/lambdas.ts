import { Chalice, NotFoundError } from '../../src/index.js';
import { memoryOf } from '../context.js';

export function create(): Chalice {
  const app = new Chalice('conf-lambdas');
  app.lambdaFunction({ name: 'echo' }, (event: unknown) => ({ event }));
  app.lambdaFunction({ name: 'custom-name' }, () => ({ name: 'custom-name' }));
  app.lambdaFunction({ name: 'show_context' }, (_event: unknown, context) => ({
    function_name: context.functionName,
    request_id: context.awsRequestId,
    memory: memoryOf(context),
  }));
  app.lambdaFunction({ name: 'passthrough' }, (event: unknown) => event);
  app.lambdaFunction({ name: 'returns_none' }, () => undefined);
  app.lambdaFunction({ name: 'fails' }, () => {
    throw new Error('lambda failed');
  });
  app.lambdaFunction({ name: 'view_error' }, () => {
    throw new NotFoundError('nothing here');
  });
  app.lambdaFunction({ name: 'mutates' }, (event: Record<string, unknown>) => {
    event.seen = true;
    return event;
  });
  app.lambdaFunction({ name: 'no_request' }, () => ({
    current_request: app.currentRequest === undefined ? 'unset' : 'set',
    lambda_context: app.lambdaContext === undefined ? 'unset' : 'set',
  }));
  app.route('/', { name: 'index' }, () => ({ rest: true }));
  return app;
}
