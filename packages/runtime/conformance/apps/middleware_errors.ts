import {
  BadRequestError,
  Chalice,
  ChaliceUnhandledError,
  NotFoundError,
  type Request,
  Response,
} from '../../src/index.js';
import type { Trace } from '../case.js';

class OrderError extends Error {
  override name = 'OrderError';
}

class SpecialUnhandled extends ChaliceUnhandledError {}

const modeOf = (event: Request) => event.queryParams?.get('mode');

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-middleware-errors');

  app.middleware('http', async function outer(event, getResponse) {
    const mode = modeOf(event);
    if (mode === 'outer-raise') throw new OrderError('outer');
    if (mode === 'outer-view-error') throw new BadRequestError('outer view error');
    const response = await getResponse(event);
    trace.push(`outer saw ${response.statusCode}`);
    if (mode === 'outer-after') throw new OrderError('after');
    return response;
  });

  app.middleware('http', async function catcher(event, getResponse) {
    try {
      return await getResponse(event);
    } catch (error) {
      if (error instanceof ChaliceUnhandledError) {
        trace.push('catcher');
        return new Response({ caught: error.message }, { statusCode: 599 });
      }
      if (modeOf(event) !== 'catch-all') throw error;
      const { name, message } = error as Error;
      return new Response({ class: name, message }, { statusCode: 598 });
    }
  });

  app.middleware('http', function inner(event, getResponse) {
    const mode = modeOf(event);
    if (mode === 'inner-raise') throw new OrderError('inner');
    if (mode === 'inner-unhandled') throw new SpecialUnhandled('from inner');
    if (mode === 'catch-all') throw new OrderError('inner for catch-all');
    return getResponse(event);
  });

  app.route('/ok', { cors: true, name: 'ok' }, () => ({ ok: true }));
  app.route('/view-error', { cors: true, name: 'view_error' }, () => {
    throw new NotFoundError('no such thing');
  });
  app.route('/crash', { name: 'crash' }, () => {
    throw new OrderError('crash');
  });
  app.route('/unhandled', { cors: true, name: 'unhandled' }, () => {
    throw new ChaliceUnhandledError('to middleware');
  });
  app.route('/sub-unhandled', { name: 'sub_unhandled' }, () => {
    throw new SpecialUnhandled('sub to middleware');
  });
  return app;
}
