import { Chalice, type ChaliceViewError, type MultiDict, type Request } from '../../src/index.js';
import { memoryOf } from '../context.js';

const MANY = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/json-patch+json',
  'application/octet-stream',
  'Application/JSON',
  'text/json',
  'application/json; charset=utf-8',
];

export function create(): Chalice {
  const app = new Chalice('conf-request');
  addAttributes(app);
  addQuery(app);
  addHeaders(app);
  addBodies(app);
  return app;
}

function addAttributes(app: Chalice): void {
  app.route('/attrs/{a}/{b}', { methods: ['GET', 'POST'], name: 'attrs' }, (request) => ({
    method: request.method,
    path: request.path,
    uri_params: request.uriParams,
    stage_vars: request.stageVars,
    context: request.context,
  }));
  app.route('/todict/{a}', { methods: ['GET', 'POST'], name: 'todict' }, (request) => request.toDict());
  app.route('/todict', { methods: ['GET'], name: 'todict_plain' }, (request) => request.toDict());
  app.route('/todict-keys', { name: 'todict_keys' }, (request) => Object.keys(request.toDict()).sort());
  app.route('/context', { name: 'context' }, ({ lambdaContext: context }) => ({
    function_name: context?.functionName,
    aws_request_id: context?.awsRequestId,
    memory_limit_in_mb: memoryOf(context),
    invoked_function_arn: context?.invokedFunctionArn,
    function_version: context?.functionVersion,
    log_group_name: context?.logGroupName,
    log_stream_name: context?.logStreamName,
    remaining: context?.getRemainingTimeInMillis(),
    same_as_app: context === app.lambdaContext,
  }));
  app.route('/authorizer-context', { name: 'authorizer_context' }, (request) => ({
    authorizer: request.context.authorizer ?? null,
  }));
  app.route('/original', { name: 'original' }, (request) => request.toOriginalEvent());
}

function addQuery(app: Chalice): void {
  const query = (request: Request): MultiDict => {
    if (request.queryParams === undefined) throw new Error('no query');
    return request.queryParams;
  };
  app.route('/query', { name: 'query' }, ({ queryParams: q }) => {
    if (q === undefined) return null;
    return {
      names: q.keys(),
      single: Object.fromEntries(q.keys().map((key) => [key, q.require(key)])),
      lists: Object.fromEntries(q.keys().map((key) => [key, q.getlist(key)])),
      count: q.size,
    };
  });
  app.route('/query/get', { name: 'query_get' }, (request) => {
    const q = query(request as Request);
    return {
      present: q.get('present'),
      absent: q.get('absent'),
      fallback: q.get('absent') ?? 'fallback',
      has_present: q.has('present'),
      has_absent: q.has('absent'),
    };
  });
  app.route('/query/item', { name: 'query_item' }, (request) => ({
    value: query(request as Request).require('wanted'),
  }));
  app.route('/query/getlist', { name: 'query_getlist' }, (request) => ({
    values: query(request as Request).getlist('wanted'),
  }));
  app.route('/query/raw', { name: 'query_raw' }, (request) => ({ q: request.queryParams }));
  app.route('/query/mutate', { name: 'query_mutate' }, (request) => {
    const q = query(request as Request);
    q.set('k', 'new');
    return { single: q.require('k'), list: q.getlist('k'), names: q.keys() };
  });
}

function addHeaders(app: Chalice): void {
  app.route('/headers', { name: 'headers' }, ({ headers }) => ({
    exact: headers.get('X-Custom-Name'),
    lower: headers.get('x-custom-name'),
    upper: headers.get('X-CUSTOM-NAME'),
    mixed: headers.get('x-CuStOm-NaMe'),
    missing: headers.get('x-missing'),
    fallback: headers.get('x-missing') ?? 'dflt',
    has: headers.has('X-CUSTOM-name'),
    has_missing: headers.has('x-missing'),
  }));
  app.route('/headers/names', { name: 'header_names' }, ({ headers }) => ({
    names: headers.entries().map(([name]) => name),
    count: headers.size,
  }));
  app.route('/headers/item', { name: 'header_item' }, ({ headers }) => {
    const value = headers.get('X-Needed');
    if (value === undefined) throw new Error('no X-Needed');
    return { value };
  });
  app.route('/headers/assign', { name: 'header_assign' }, ({ headers }) => {
    (headers as unknown as { set(name: string, value: string): void }).set('x-new', 'v');
    return { assigned: true };
  });
}

function addBodies(app: Chalice): void {
  app.route('/json', { methods: ['POST', 'PUT'], contentTypes: MANY, name: 'json_body' }, (request) => ({
    json: request.jsonBody,
  }));
  app.route('/json/twice', { methods: ['POST'], name: 'json_twice' }, (request) => {
    const first = request.jsonBody;
    first.seen = true;
    const second = request.jsonBody;
    return { same: first === second, second };
  });
  app.route('/json/caught', { methods: ['POST'], name: 'json_caught' }, (request) => {
    try {
      request.jsonBody;
    } catch (error) {
      const { name, message, statusCode } = error as ChaliceViewError;
      return { error: name, message, status: statusCode };
    }
    return { error: null };
  });
  app.route('/raw', { methods: ['GET', 'POST', 'PUT'], contentTypes: MANY, name: 'raw_body' }, ({ rawBody }) => ({
    length: rawBody.length,
    hex: Buffer.from(rawBody).toString('hex'),
  }));
  app.route('/raw/text', { methods: ['POST'], contentTypes: MANY, name: 'raw_text' }, ({ rawBody }) => ({
    text: Buffer.from(rawBody).toString('utf8'),
  }));
  app.route('/raw/twice', { methods: ['POST'], contentTypes: MANY, name: 'raw_twice' }, (request) => ({
    same: Buffer.from(request.rawBody).equals(request.rawBody),
  }));
}
