import { BadRequestError, Blueprint, Chalice } from '../../src/index.js';

export function create(): Chalice {
  const app = new Chalice('conf-logs');
  const bp = new Blueprint('chalicelib.logs');

  app.route('/levels', { name: 'levels' }, () => {
    app.log.debug('d');
    app.log.info('i');
    app.log.warning('w');
    app.log.error('e');
    app.log.critical('c');
    return { debug: app.debug };
  });
  app.route('/crash', { name: 'crash' }, () => {
    throw new Error('log me');
  });
  app.route('/crash/{param}', { name: 'crash_param' }, () => {
    throw new Error('log me too');
  });
  app.route('/view-error', { name: 'view_error' }, () => {
    throw new BadRequestError('quiet');
  });
  app.lambdaFunction({ name: 'pure_levels' }, (event: { debug: boolean }) => {
    app.debug = event.debug;
    app.log.debug('d');
    app.log.info('i');
    app.log.warning('w');
    app.log.error('e');
    return { debug: app.debug };
  });
  app.lambdaFunction({ name: 'pure_fails' }, () => {
    throw new Error('not logged');
  });
  bp.route('/bp', { name: 'bp_view' }, () => {
    bp.log.error('from blueprint');
    return {};
  });
  app.registerBlueprint(bp);
  return app;
}
