import * as framework from '../../src/index.js';
import { Chalice, ChaliceError, ChaliceUnhandledError, ChaliceViewError, Response } from '../../src/index.js';

class TeapotError extends ChaliceViewError {
  static override readonly STATUS_CODE = 418;
}

class SubNotFound extends framework.NotFoundError {}

class PlainCustomError extends Error {
  override name = 'PlainCustomError';
}

export function create(): Chalice {
  return addErrors(new Chalice('conf-errors'));
}

/** The views of the apps `errors` and `errors_debug`. */
export function addErrors(app: Chalice): Chalice {
  const throwing = (path: string, name: string, error: () => unknown) =>
    app.route(path, { name }, () => {
      throw error();
    });

  app.route('/raise/{name}', { name: 'raise_named' }, ({ uriParams: { name } }) => {
    const ErrorClass = (framework as unknown as Record<string, new (message: string) => Error>)[name];
    if (ErrorClass === undefined) throw new Error(`no error ${name}`);
    throw new ErrorClass(`it is ${name}`);
  });
  throwing('/empty-message', 'empty_message', () => new framework.BadRequestError());
  throwing('/unicode-message', 'unicode_message', () => new framework.BadRequestError('café ☃'));
  throwing('/two-args', 'two_args', () => new Error('BadRequestError takes one argument'));
  throwing('/number-message', 'number_message', () => new framework.BadRequestError(7 as unknown as string));
  throwing('/teapot', 'teapot', () => new TeapotError('short and stout'));
  throwing('/sub-not-found', 'sub_not_found', () => new SubNotFound('sub'));
  throwing('/unexpected', 'unexpected', () => new PlainCustomError('secret detail'));
  throwing('/value-error', 'value_error', () => new Error('bad value'));
  throwing('/chalice-error', 'chalice_error', () => new ChaliceError('base'));
  throwing('/unhandled', 'unhandled', () => new ChaliceUnhandledError('let me through'));
  app.route('/bad-header', { name: 'bad_header' }, () => new Response('x', { headers: { X: 'a\nb' } }));
  throwing('/missing-key', 'missing_key', () => new Error('missing'));
  app.route('/nested', { methods: ['POST'], name: 'nested' }, (request) => {
    try {
      request.jsonBody;
    } catch (error) {
      if (error instanceof framework.BadRequestError) throw new framework.ConflictError('converted');
      throw error;
    }
    return { ok: true };
  });
  app.route(
    '/returned-error',
    { name: 'returned_error' },
    () => new Response({ Code: 'X', Message: 'Y' }, { statusCode: 503 }),
  );
  return app;
}
