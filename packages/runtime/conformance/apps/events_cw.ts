import { Chalice, type CloudWatchEvent, Cron, Rate } from '../../src/index.js';

const all = (event: CloudWatchEvent) => ({
  version: event.version,
  account: event.account,
  region: event.region,
  detail: event.detail,
  detail_type: event.detailType,
  source: event.source,
  time: event.time,
  event_id: event.eventId,
  resources: event.resources,
});

export function create(): Chalice {
  const app = new Chalice('conf-events-cw');
  app.schedule('rate(1 hour)', { name: 'every_hour' }, all);
  app.schedule(new Rate(5, Rate.MINUTES), { name: 'rate_object' }, (event) => event.toDict());
  app.schedule(
    new Cron(0, 18, '?', '*', 'MON-FRI', '*'),
    { name: 'cron-named', description: 'evening job' },
    (event) => ({ request_id: event.context?.awsRequestId }),
  );
  app.schedule('cron(15 10 ? * 6L 2002-2005)', { name: 'returns_nothing' }, () => undefined);
  app.onCwEvent(
    { source: ['aws.codecommit'], 'detail-type': ['CodeCommit Repository State Change'] },
    { name: 'repo_change' },
    all,
  );
  app.onCwEvent({ source: ['my.app'] }, { name: 'named-cw' }, (event) => event.toDict());
  app.onCwEvent({ source: ['my.app'] }, { name: 'fails' }, () => {
    throw new Error('cw failed');
  });
  return app;
}
