import { Chalice, Response } from '../../src/index.js';

export function create(): Chalice {
  const app = new Chalice('conf-response');
  addValues(app);
  addResponses(app);
  addHeaders(app);
  return app;
}

function addValues(app: Chalice): void {
  const value = (path: string, name: string, answer: () => unknown) => app.route(path, { name }, answer);
  value('/dict', 'a_dict', () => ({ hello: 'world', n: 1, nested: { list: [1, 2, { x: null }] } }));
  value('/empty-dict', 'empty_dict', () => ({}));
  value('/list', 'a_list', () => [1, 'two', false, null]);
  value('/empty-list', 'empty_list', () => []);
  value('/str', 'a_str', () => 'plain text');
  value('/str-json', 'str_json', () => '{"a":  1}');
  value('/empty-str', 'empty_str', () => '');
  value('/none', 'none', () => undefined);
  value('/int', 'an_int', () => 42);
  value('/zero', 'zero', () => 0);
  value('/float', 'a_float', () => 1.5);
  value('/true', 'true', () => true);
  value('/false', 'false', () => false);
  value('/unicode', 'unicode_body', () => ({ text: 'héllo ☃ 😀' }));
  value('/unicode-str', 'unicode_str', () => 'héllo ☃');
  value('/key-order', 'key_order', () => ({ z: 1, a: 2, m: 3 }));
  value('/int-keys', 'int_keys', () => ({ 1: 'one', 2: 'two' }));
  value('/tuple', 'a_tuple', () => [1, 2]);
  value('/decimal', 'decimal_value', () => ({ d: 1.25 }));
  value('/bytes', 'raw_bytes', () => Buffer.from('raw'));
  value('/unserialisable', 'unserialisable', () => ({ s: 1n }));
  value('/nan', 'nan', () => ({ n: Number.NaN }));
  // biome-ignore lint/correctness/noPrecisionLoss: the number that the app has
  value('/bigint', 'bigint', () => ({ n: 12345678901234567890 }));
  value('/float-int', 'float_int', () => ({ n: 2.0 }));
}

function addResponses(app: Chalice): void {
  const respond = (
    path: string,
    name: string,
    body: unknown,
    options?: { statusCode?: number; headers?: Record<string, string> },
  ) => app.route(path, { name }, () => new Response(body, options));
  respond('/resp-default', 'resp_default', { a: 1 });
  respond('/resp-text', 'resp_text', 'hello', { statusCode: 200, headers: { 'Content-Type': 'text/plain' } });
  respond('/resp-html', 'resp_html', '<p>hi</p>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  respond('/resp-created', 'resp_created', { id: 7 }, { headers: { Location: '/things/7' }, statusCode: 201 });
  respond('/resp-none', 'resp_none', undefined, { statusCode: 204 });
  respond('/resp-empty', 'resp_empty', '', { statusCode: 204 });
  respond('/resp-list', 'resp_list', [1, 2], { statusCode: 202 });
  respond('/redirect', 'redirect', '', { headers: { Location: 'https://example.com/' }, statusCode: 302 });
  app.route('/status/{code}', { name: 'status' }, ({ uriParams: { code } }) => {
    if (!/^-?\d+$/.test(code)) throw new Error(`${code} is no number`);
    return new Response({ code: Number(code) }, { statusCode: Number(code) });
  });
  respond('/status-str', 'status_str', 'x', { statusCode: '418' as unknown as number });
  app.route('/query-echo', { name: 'query_echo' }, (request) => new Response(request.queryParams));
  app.route('/nested-query', { name: 'nested_query' }, ({ queryParams: q }) => new Response({ q, k: [q] }));
}

function addHeaders(app: Chalice): void {
  const withHeaders = (path: string, name: string, headers: Record<string, unknown>, body: unknown = {}) =>
    app.route(path, { name }, () => new Response(body, { headers: { ...headers } as Record<string, string> }));
  withHeaders('/multi-header', 'multi_header', { 'Set-Cookie': ['a=1', 'b=2'], 'X-One': '1' });
  withHeaders('/multi-header-single', 'multi_header_single', { 'X-List': ['only'] });
  withHeaders('/multi-header-empty', 'multi_header_empty', { 'X-List': [] });
  withHeaders('/header-newline', 'header_newline', { 'X-Bad': 'a\nb' });
  withHeaders('/header-cr', 'header_cr', { 'X-Bad': 'a\rb' });
  withHeaders('/header-newline-in-list', 'header_newline_in_list', { 'X-Bad': ['a\nb'] });
  withHeaders('/header-int', 'header_int', { 'X-Count': 3 });
  withHeaders('/header-empty', 'header_empty', { 'X-Empty': '' });
  withHeaders('/header-case', 'header_case', { 'x-LoWeR-cAsE': 'v', 'X-UPPER': 'w' });
  withHeaders('/content-type-list', 'content_type_list', { 'Content-Type': ['text/plain'] }, 'x');
}
