// The app that every adapter builds, the events that it is called with, and what it has to answer.

export const CORS_ORIGIN = 'https://shop.example';

/** `count` routes with parameters; the four that are measured by themselves stand in their middle. */
export function routesOf(count) {
  const routes = Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? { method: 'GET', path: `/area${index}/customers/{customer}/orders/{order}`, view: 'order' }
      : { method: 'GET', path: `/area${index}/products/{product}`, view: 'product' },
  );
  routes.splice(
    count >> 1,
    0,
    { method: 'GET', path: '/hello', view: 'hello' },
    { method: 'POST', path: '/orders', view: 'createOrder' },
    { method: 'GET', path: '/open', view: 'open', cors: true },
    { method: 'GET', path: '/wrong', view: 'wrong' },
  );
  return routes;
}

/** What views do, so that only the frameworks differ. */
export const work = {
  hello: () => ({ hello: 'world' }),
  order: (customer, order, tags, page, agent) => ({ customer, order, tags, page, agent }),
  product: (product) => ({ product }),
  createOrder: ({ lines }) => ({
    count: lines.length,
    total: lines.reduce((sum, line) => sum + line.quantity * line.price, 0),
  }),
  open: () => ({ open: true }),
};

const headers = {
  Accept: 'application/json, text/plain, */*',
  'Accept-Encoding': 'gzip, deflate, br',
  'Accept-Language': 'en-GB,en;q=0.8',
  'CloudFront-Forwarded-Proto': 'https',
  'CloudFront-Is-Desktop-Viewer': 'true',
  'CloudFront-Is-Mobile-Viewer': 'false',
  'CloudFront-Is-SmartTV-Viewer': 'false',
  'CloudFront-Is-Tablet-Viewer': 'false',
  'CloudFront-Viewer-ASN': '64496',
  'CloudFront-Viewer-Country': 'NP',
  Host: 'abcdef1234.execute-api.eu-central-1.amazonaws.com',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  Via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
  'X-Amz-Cf-Id': 'bW9yZSB0aGFuIGEgZmV3IGNoYXJhY3RlcnM9PQ==',
  'X-Amzn-Trace-Id': 'Root=1-69251c00-0123456789abcdef01234567',
  'X-Forwarded-For': '203.0.113.7, 198.51.100.9',
  'X-Forwarded-Port': '443',
  'X-Forwarded-Proto': 'https',
};

function eventOf({ method, resource, path = resource, parameters = null, query = null, more = {}, body = null }) {
  const all = { ...headers, ...more };
  const last = (values) => Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.at(-1)]));
  return {
    resource,
    path,
    httpMethod: method,
    headers: all,
    multiValueHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    queryStringParameters: query === null ? null : last(query),
    multiValueQueryStringParameters: query,
    pathParameters: parameters,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdef1234',
      domainName: headers.Host,
      domainPrefix: 'abcdef1234',
      extendedRequestId: 'ZXh0ZW5kZWQ=',
      httpMethod: method,
      identity: { sourceIp: '203.0.113.7', userAgent: headers['User-Agent'], user: null, caller: null },
      path: `/api${path}`,
      protocol: 'HTTP/1.1',
      requestId: '01234567-89ab-4cde-8f01-23456789abcd',
      requestTime: '25/Nov/2026:01:00:00 +0000',
      requestTimeEpoch: 1795568400000,
      resourceId: 'abc123',
      resourcePath: resource,
      stage: 'api',
    },
    body,
    isBase64Encoded: false,
  };
}

/** An order of about so many bytes of JSON. */
function orderOf(bytes) {
  const order = { customer: 'c-17', lines: [] };
  while (JSON.stringify(order).length < bytes - 100) {
    const number = order.lines.length;
    order.lines.push({ sku: `sku-${number}`, title: `A “quoted” thing, number ${number}`, quantity: 2, price: number });
  }
  return order;
}

const json = { 'Content-Type': 'application/json' };
const small = orderOf(1024);
const large = orderOf(100 * 1024);

/** Each kind's events and the answer that each of them has to get. */
export const kinds = {
  'get static': (count) => ({
    count,
    events: [eventOf({ method: 'GET', resource: '/hello' })],
    expected: () => ({ status: 200, body: work.hello() }),
  }),
  'get parameters': (count) => ({
    count,
    // Every second route has two parameters; all of them take turns, as a router that searches should pay its average.
    events: shuffled(Array.from({ length: Math.min(256, Math.ceil(count / 2)) }, (_, index) => index * 2)).map(
      (index) =>
        eventOf({
          method: 'GET',
          resource: `/area${index}/customers/{customer}/orders/{order}`,
          path: `/area${index}/customers/c${index}/orders/o${index}`,
          parameters: { customer: `c${index}`, order: `o${index}` },
          query: { tag: ['red', 'blue'], page: ['2'] },
        }),
    ),
    expected: ({ pathParameters }) => ({
      status: 200,
      body: work.order(pathParameters.customer, pathParameters.order, ['red', 'blue'], '2', headers['User-Agent']),
    }),
  }),
  'post 1 KB': (count) => post(count, small),
  'post 100 KB': (count) => post(count, large),
  'get with CORS': (count) => ({
    count,
    events: [eventOf({ method: 'GET', resource: '/open', more: { Origin: CORS_ORIGIN } })],
    expected: () => ({ status: 200, body: work.open(), origin: CORS_ORIGIN }),
  }),
  'view error': (count) => ({
    count,
    events: [eventOf({ method: 'GET', resource: '/wrong' })],
    expected: () => ({ status: 400, text: 'bad thing' }),
  }),
  'three middlewares': (count) => ({
    count,
    middlewares: 3,
    events: [eventOf({ method: 'GET', resource: '/hello' })],
    expected: () => ({ status: 200, body: work.hello(), headers: { 'x-m-1': '1', 'x-m-2': '2', 'x-m-3': '3' } }),
  }),
};

function post(count, order) {
  const event = eventOf({ method: 'POST', resource: '/orders', more: json, body: JSON.stringify(order) });
  return { count, events: [event], expected: () => ({ status: 200, body: work.createOrder(order) }) };
}

/** The same order in every run. */
function shuffled(values) {
  let seed = 20261125;
  for (let index = values.length - 1; index > 0; index -= 1) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const other = seed % (index + 1);
    [values[index], values[other]] = [values[other], values[index]];
  }
  return values;
}

/** What is wrong with an answer; nothing when it is right. */
export function problemsOf(answer, expected) {
  const problems = [];
  const seen = Object.fromEntries(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const [name, values] of Object.entries(answer.multiValueHeaders ?? {})) seen[name.toLowerCase()] ??= values[0];
  if (answer.statusCode !== expected.status) problems.push(`status ${answer.statusCode}, not ${expected.status}`);
  const text = String(answer.body);
  if (expected.text !== undefined && !text.includes(expected.text)) problems.push(`no “${expected.text}” in ${text}`);
  if (expected.body !== undefined && JSON.stringify(JSON.parse(text)) !== JSON.stringify(expected.body)) {
    problems.push(`body ${text.slice(0, 200)}`);
  }
  if (expected.origin !== undefined && seen['access-control-allow-origin'] !== expected.origin)
    problems.push('no CORS');
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    if (seen[name] !== value) problems.push(`header ${name} is ${seen[name]}`);
  }
  return problems;
}
