import { Chalice, type LambdaContext } from '../../src/index.js';
import { memoryOf } from '../context.js';

const seen = (context: LambdaContext | undefined) => ({
  SHARED: process.env.SHARED ?? null,
  STAGE_ONLY: process.env.STAGE_ONLY ?? null,
  FUNC_ONLY: process.env.FUNC_ONLY ?? null,
  memory: memoryOf(context),
  function: context?.functionName,
});

export function create(): Chalice {
  const app = new Chalice('conf-tc-env');
  app.route('/env', { name: 'env' }, () => seen(app.lambdaContext));
  app.lambdaFunction({ name: 'worker' }, (event: unknown, context) => ({ ...seen(context), event }));
  app.lambdaFunction({ name: 'renamed' }, (_event: unknown, context) => ({ name: context.functionName }));
  app.onSnsMessage('t', { name: 'sns' }, (event) => ({
    subject: event.subject,
    message: event.message,
    attributes: event.messageAttributes,
  }));
  app.onS3Event('b', { name: 's3' }, (event) => ({ bucket: event.bucket, key: event.key }));
  app.onSqsMessage({ queue: 'q', name: 'sqs' }, (event) => [...event].map((record) => record.body));
  app.onKinesisRecord('s', { name: 'kinesis' }, (event) =>
    [...event].map((record) => Buffer.from(record.data).toString('utf8')),
  );
  app.onCwEvent({ source: ['s'] }, { name: 'cw' }, (event) => ({
    source: event.source,
    detail_type: event.detailType,
    detail: event.detail,
    resources: event.resources,
    region: event.region,
    version: event.version,
  }));
  app.lambdaFunction({ name: 'fails' }, () => {
    throw new Error('worker failed');
  });
  app.lambdaFunction({ name: 'returns_none' }, () => undefined);
  return app;
}
