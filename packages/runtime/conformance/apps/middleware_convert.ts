import { Chalice, convertToMiddleware, type LambdaContext, Response } from '../../src/index.js';
import type { Trace } from '../case.js';

type PlainEvent = Record<string, unknown>;
type Handler = (event: unknown, context?: LambdaContext) => unknown;

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-middleware-convert');

  function log_invocation(handler: Handler): Handler {
    return async (event, context) => {
      const before = Object.keys(event as PlainEvent)
        .filter((key) => ['marker', 'Records', 'httpMethod'].includes(key))
        .sort();
      trace.push({ before, request_id: context?.awsRequestId });
      const result = await handler(event, context);
      trace.push('after');
      return result;
    };
  }

  function blocker(handler: Handler): Handler {
    return (event, context) => {
      const { block, multiValueQueryStringParameters: query } = event as PlainEvent;
      if (block) return 'blocked';
      if ((query as PlainEvent | null | undefined)?.block) return new Response('blocked', { statusCode: 423 });
      return handler(event, context);
    };
  }

  function replacer(handler: Handler): Handler {
    return () => handler({ ignored: true }, undefined);
  }

  function wrap_result(handler: Handler): Handler {
    return async (event, context) => {
      const result = await handler(event, context);
      return 'wrap' in (event as PlainEvent) ? { result } : result;
    };
  }

  app.registerMiddleware(convertToMiddleware(log_invocation));
  app.registerMiddleware(convertToMiddleware(blocker), 'all');
  app.registerMiddleware(convertToMiddleware(replacer), 'all');
  app.registerMiddleware(convertToMiddleware(wrap_result), 'pure_lambda');

  app.lambdaFunction({ name: 'pure' }, (event: unknown, context) => ({ event, request_id: context.awsRequestId }));
  app.lambdaFunction({ name: 'fails' }, () => {
    throw new Error('inside');
  });
  app.onSnsMessage('topic', { name: 'sns' }, (event) => event.message);
  app.onSqsMessage({ queue: 'q', name: 'sqs' }, (event) => [...event].length);
  app.route('/', { name: 'index' }, (request) => ({ view: 'index', method: request.method }));
  return app;
}
