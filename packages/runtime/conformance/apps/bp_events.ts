import { Blueprint, Chalice, Rate } from '../../src/index.js';
import type { Trace } from '../case.js';

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-bp-events');
  const bp = new Blueprint('chalicelib.events');

  app.middleware('all', function app_mw(event, getResponse) {
    trace.push(`app_mw:${event.constructor.name}`);
    return getResponse(event);
  });
  bp.middleware('all', function bp_mw(event, getResponse) {
    trace.push(`bp_mw:${event.constructor.name}`);
    return getResponse(event);
  });
  bp.registerMiddleware<'http'>(function bp_http_only(event, getResponse) {
    trace.push('bp_http');
    return getResponse(event);
  }, 'http');

  bp.route('/bp', { name: 'bp_view' }, () => ({ view: 'bp' }));
  app.route('/app', { name: 'app_view' }, () => ({ view: 'app' }));
  bp.schedule(new Rate(1, Rate.DAYS), { name: 'tick' }, (event) => event.source);
  bp.onCwEvent({ source: ['x'] }, { name: 'cw' }, (event) => event.detail);
  bp.onS3Event('bkt', { name: 's3' }, (event) => `${event.bucket}/${event.key}`);
  bp.onSnsMessage('topic', { name: 'sns' }, (event) => event.message);
  bp.onSqsMessage({ queue: 'q', name: 'sqs' }, (event) => [...event].map((record) => record.body));
  bp.onKinesisRecord('s', { name: 'kinesis' }, (event) =>
    [...event].map((record) => Buffer.from(record.data).toString('utf8')),
  );
  bp.onDynamodbRecord('arn:aws:dynamodb:us-west-2:123456789012:table/T/stream/x', { name: 'ddb' }, (event) =>
    [...event].map((record) => record.eventName),
  );
  bp.lambdaFunction({ name: 'pure' }, (event: unknown) => event);
  bp.onWsMessage({ name: 'ws' }, (event) => ({ event: event.constructor.name }));

  app.registerBlueprint(bp, { namePrefix: 'bp_' });
  return app;
}
